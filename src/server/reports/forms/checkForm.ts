import { markOf, nearestMarks } from '../../../domain/reports/marks.ts';
import { placeSaid } from '../../../domain/reports/formPlace.ts';
import type { Language } from '../../../domain/language/sentences.ts';
import type { Label } from '../../../domain/journal/kind.ts';
import { Problem, type RaisedIssue } from '../../platform/http/problem.ts';
import type { FormFaultCode, FormFormat } from '../../prints/forms/parts.ts';
import type { FormRead } from '../../prints/forms/form.ts';
import type { Services } from '../../services.ts';

const faultWords: Record<FormFaultCode, Label> = {
  unreadable: {
    zh: '这个文件打不开。请上传没有密码的 .xlsx 或 .docx 文件。',
    en: 'This file cannot be opened. Upload an .xlsx or .docx file without a password.',
  },
  macros: {
    zh: '文件里有宏或嵌入对象,不能接收。请另存为不含宏的 .xlsx 或 .docx 再上传。',
    en: 'The file has macros or embedded objects. Save it as .xlsx or .docx without them and upload that.',
  },
  too_large: {
    zh: '文件解开后太大。表格样表只需要几页。',
    en: 'Unpacked, the file is too large. A form needs a few pages only.',
  },
  other_type: {
    zh: '只能接收 Excel(.xlsx)或 Word(.docx)文件。',
    en: 'Only Excel (.xlsx) and Word (.docx) files are taken.',
  },
  filled_down: {
    zh: '“各区域”所在的行里有向下填充的公式,无法逐行复制。请在这一行单独输入公式。',
    en: 'A row of areas has a formula that was filled down and cannot be copied. Type the formula anew in that row.',
  },
};

export interface CheckedMark {
  said: string;
  where: string;
  known: boolean;
  /** Right ones near a wrong one. */
  nearest: string[];
}

export interface CheckedForm {
  format: FormFormat;
  marks: CheckedMark[];
}

/** Reads a form and judges each of its marks; refuses what is no form. */
export async function checkForm({ press }: Services, bytes: Uint8Array, language: Language): Promise<CheckedForm> {
  const read = await press.make<FormRead>({ make: 'formRead', form: bytes });
  if ('fault' in read) throw new Problem('invalid', [issue(read.fault, faultWords[read.fault])]);
  const marks = read.marks.map(({ said, place }) => {
    const known = markOf(said) !== undefined;
    return { said, where: placeSaid(place, language), known, nearest: known ? [] : nearestMarks(said) };
  });
  if (marks.length === 0) {
    const none = {
      zh: '文件里没有标记。请在要填的格子里写标记,例如 {{走访户数}}。',
      en: 'There are no marks in the file. Write one where a figure belongs, such as {{Households visited}}.',
    };
    throw new Problem('invalid', [issue('no_marks', none)]);
  }
  return { format: read.format, marks };
}

const issue = (code: string, message: string | Label): RaisedIssue => ({ path: '/body/content', code, message });

/** Refuses a form with a mark that is none; each is named with its place and the right ones near it. */
export function refuseWrongMarks({ marks }: CheckedForm, language: Language): void {
  const wrong = marks.filter(({ known }) => !known);
  if (wrong.length === 0) return;
  throw new Problem(
    'invalid',
    wrong.map(({ said, where, nearest }) => {
      const near = nearest.join(language === 'zh' ? '、' : ', ');
      const message =
        language === 'zh'
          ? `${where}:没有{{${said}}}这个标记。相近的有:${near}`
          : `${where}: there is no mark {{${said}}}. Near it: ${near}`;
      return issue('unknown_mark', message);
    }),
  );
}
