#!/usr/bin/env node
// Plain enough for any old Node: it finds the Node this project pins and hands over to it.
'use strict';
var childProcess = require('child_process');
var fs = require('fs');
var path = require('path');

var NEEDED = 26;
var main = path.join(__dirname, '..', 'src', 'cli', 'main.ts');
// compiled once, not at every start; never in the shared temporary folder, where others could put code
var compiled = path.join(__dirname, '..', 'node_modules', '.cache', 'village-beat');

function stop(zh, en) {
  process.stderr.write(zh + '\n' + en + '\n');
  process.exit(1);
}

function pinnedNode() {
  // the platforms' packages are not all named alike
  for (var prefix of ['node-', 'node-bin-']) {
    try {
      var folder = path.dirname(require.resolve(prefix + process.platform + '-' + process.arch + '/package.json'));
      var program = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
      if (fs.existsSync(program)) return program;
    } catch {
      // not this one
    }
  }
  return undefined;
}

function installed() {
  try {
    require.resolve('commander/package.json');
    return true;
  } catch (error) {
    return error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
  }
}

function handOver(program) {
  // the channel tells the server when this process is gone, so that it does not outlive it
  var child = childProcess.spawn(program, [main].concat(process.argv.slice(2)), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: Object.assign({ NODE_COMPILE_CACHE: compiled }, process.env),
  });
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal);
    });
  });
  child.on('error', function (error) {
    stop('无法启动 ' + program + ':' + error.message, 'Cannot start ' + program + ': ' + error.message);
  });
  child.on('exit', function (code, signal) {
    process.exit(signal ? 1 : code);
  });
}

if (!installed()) {
  stop(
    '尚未安装依赖:请先在本目录运行 npm ci。',
    'The dependencies are not installed: run npm ci in this folder first.',
  );
} else if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  process.argv[1] = main;
  require('module').enableCompileCache(compiled);
  void import(require('url').pathToFileURL(main).href);
} else if (pinnedNode()) {
  handOver(pinnedNode());
} else {
  stop(
    '需要 Node ' +
      NEEDED +
      ',当前是 ' +
      process.version +
      ',而项目自带的 Node 未安装:请运行 npm ci(不要使用 --omit=optional),或自行安装 Node ' +
      NEEDED +
      '。',
    'Node ' +
      NEEDED +
      ' is needed, this is ' +
      process.version +
      ', and the one this project pins is not installed: run npm ci (without --omit=optional), or install Node ' +
      NEEDED +
      ' yourself.',
  );
}
