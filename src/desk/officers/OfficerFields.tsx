import { Form, Input, Radio } from 'antd';
import { useWords } from './words.ts';

/** What is kept of an officer beside the badge number: what the work needs, no more. */
export interface OfficerGiven {
  name: string;
  workPhone?: string;
  unit?: string;
  grade: 'police' | 'auxiliary';
}

export function OfficerFields() {
  const say = useWords();
  return (
    <>
      <Form.Item
        name="name"
        label={say('name')}
        rules={[{ required: true, whitespace: true, message: say('nameMissing') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="workPhone" label={say('workPhone')}>
        <Input maxLength={21} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="unit" label={say('unit')}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="grade" label={say('grade')}>
        <Radio.Group
          options={(['police', 'auxiliary'] as const).map((value) => ({ value, label: say(`grade_${value}`) }))}
        />
      </Form.Item>
    </>
  );
}
