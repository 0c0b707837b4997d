/** A sheet as pasted or read: the headings in their own row, cells as text. */
export interface Grid {
  headings: string[];
  rows: string[][];
}

/** A grid without the columns that are about persons, and the headings of those left out. */
export interface Impersonal extends Grid {
  dropped: string[];
}

/** Whatever is said of a village, a station or a case is about no person, though it has a name and a number. */
const PLACE = /村|社区|居委|辖区|派出所|单位|乡|镇|village|community|station|township|unit|category|类别|案由/i;
const NAMING = /名称|名字|^名$|\bname\b/i;
/** Who, how to reach them, what they are: never read in (red lines R1, R3, R12). */
const PERSONAL = new RegExp(
  [
    '姓名|户主|家长|群众|民警|警号|辅警|领导|负责|经办|签名|签字|监护|子女|配偶|亲属|关系',
    '(?:报案|当事|联系|申请|受害|被害|违法|嫌疑|调解|记录|填表|登记|举报|投诉|被访|走访对象|责任|承办|双方|甲方|乙方)(?:人|者|员)?$',
    '[人者]$|(?:人员|对象)$',
    '电话|手机|联系方式|号码|微信|身份证|证件|证号|车牌|银行|账号',
    '性别|年龄|出生|生日|民族|籍贯|户籍|住址|地址|门牌|学历|文化程度|婚姻|职业|面貌',
    '\\b(?:names?|phone|mobile|telephone|contact|id ?(?:card|number)|passport|address|birth(?:day|date)?|gender|sex|age|officer|badge|party|parties|reporter|victim)\\b',
  ].join('|'),
  'i',
);
/** Numbers of people are what these sheets are for. */
const COUNTS = /人数|人次|人口|户数|起数|件数|次数|个数|合计|总数|residents?|people|population|count/i;

/** Whether a heading means that its column says something about single persons. */
export function meansPerson(heading: string): boolean {
  const spaced = heading
    .normalize('NFKC')
    .replace(/\*/g, '')
    .replace(/[\s_]+/g, ' ')
    .trim();
  // 姓 名 is spread over its cell
  const tight = spaced.replace(/ /g, '');
  if (COUNTS.test(spaced)) return false;
  const place = PLACE.test(spaced);
  const named = NAMING.test(spaced) || NAMING.test(tight);
  return (named || PERSONAL.test(spaced) || PERSONAL.test(tight)) && !(named && place);
}

/** Leaves out every column whose heading means a person, before anything else sees the cells. */
export function withoutPersons({ headings, rows }: Grid): Impersonal {
  const kept = headings.map((heading, at) => ({ heading, at })).filter(({ heading }) => !meansPerson(heading));
  return {
    headings: kept.map(({ heading }) => heading),
    rows: rows.map((row) => kept.map(({ at }) => row[at] ?? '')),
    dropped: headings.filter(meansPerson),
  };
}

/** How far down a sheet its headings may stand: below a title, a date, a unit. */
const LOOKED_AT = 10;

/**
 * A sheet's headings and rows. The headings are the first row with at least two different cells: a title above them fills one.
 * Columns without a heading are left out, and rows that are empty.
 */
export function gridOf(cells: readonly (readonly string[])[]): Grid {
  const trimmed = cells.map((row) => row.map((cell) => cell.normalize('NFC').trim()));
  const at = trimmed.slice(0, LOOKED_AT).findIndex((row) => new Set(row.filter((cell) => cell !== '')).size >= 2);
  const headings = trimmed[at] ?? [];
  const columns = headings.map((_, column) => column).filter((column) => headings[column] !== '');
  const rows = trimmed
    .slice(at < 0 ? trimmed.length : at + 1)
    .map((row) => columns.map((column) => row[column] ?? ''))
    .filter((row) => row.some((cell) => cell !== ''));
  return { headings: columns.map((column) => headings[column] ?? ''), rows };
}

/** Cells as spreadsheet programs put them on the clipboard: tabs between cells, quotes around those with a line break. */
export function cellsOf(pasted: string): string[][] {
  const rows: string[][] = [];
  for (const line of linesOf(pasted.replace(/\r\n?/g, '\n')))
    rows.push(line.split('\t').map((cell) => (/^".*"$/s.test(cell) ? cell.slice(1, -1).replace(/""/g, '"') : cell)));
  return rows;
}

/** Lines, those inside quotes kept together. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  let quoted = false;
  for (const char of text) {
    if (char === '"' && (quoted || line === '' || line.endsWith('\t'))) quoted = !quoted;
    if (char === '\n' && !quoted) {
      lines.push(line);
      line = '';
    } else line += char;
  }
  return line === '' ? lines : [...lines, line];
}
