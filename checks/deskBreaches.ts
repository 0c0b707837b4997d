import type { Breach } from './breach.ts';

/** What must not happen to desk and phone. */
export const deskBreaches: Breach[] = [
  {
    fact: 'Chinese in a component is refused',
    check: 'words',
    file: 'src/desk/planted-chinese.ts',
    text: "export const seen = '走访';\n",
    says: /belongs in a words\.ts/,
  },
  {
    fact: 'a library that everybody would load is refused',
    check: 'size',
    file: 'src/desk/main.tsx',
    insteadOf: "import './desk.css';",
    text: "import './desk.css';\nimport * as planted from 'echarts';\nObject.assign(window, { planted });",
    says: /loads \d+ KB at first, of 450/,
  },
  {
    fact: 'what old phones lack is refused where nothing puts it in place',
    check: 'engines',
    file: 'src/phone/shell/look.ts',
    text: 'Object.assign(window, structuredClone({ planted: 1 }));\n',
    about: 'structuredClone',
    says: /uses structuredClone \(Chromium 98, Safari 15\.4\)/,
  },
  {
    fact: 'what is put in place comes before all else',
    check: 'engines',
    file: 'src/phone/main.tsx',
    insteadOf: "import '../ui/oldEngines.ts';\n",
    text: '',
    says: /does not import src\/ui\/oldEngines\.ts before all else/,
  },
  {
    fact: 'types of the client that are not those of the routes are refused',
    check: 'generated',
    file: 'src/ui/api.ts',
    text: 'export type Planted = never;\n',
    says: /is not what the OpenAPI document says: npm run client/,
  },
];
