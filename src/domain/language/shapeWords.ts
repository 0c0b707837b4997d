/**
 * What a text of each shape looks like, by the code that its schema's `regex` gives as its message: a regular expression
 * explains nothing to the person who typed.
 */
export const shapeWords = {
  bad_area_id: {
    zh: '区域代码应为2、4、6、9或12位数字或大写字母',
    en: 'an area id has 2, 4, 6, 9 or 12 digits or capital letters',
  },
  bad_village_id: { zh: '村代码应为12位数字或大写字母', en: 'a village id has 12 digits or capital letters' },
  bad_journal_id: {
    zh: '请写12位村代码,或6位县代码(县的记录)',
    en: 'write the 12 characters of a village id, or the 6 of a county id',
  },
  bad_month: { zh: '年月写成“2026-11”的样子', en: 'write the month like 2026-11' },
  bad_month_of_year: { zh: '月份写成“01”至“12”', en: 'write the month as 01 to 12' },
  bad_year: { zh: '年份写成“2026”的样子', en: 'write the year like 2026' },
  bad_time_of_day: { zh: '时刻写成“09:30”的样子', en: 'write the time like 09:30' },
  bad_digest: { zh: '摘要是64位小写十六进制数字', en: 'a digest has 64 hexadecimal digits in small letters' },
  bad_numbers: { zh: '编号是数字,用英文逗号隔开,最多200个', en: 'numbers, separated by commas, at most 200' },
  bad_policy_id: { zh: '编号只用小写字母、数字和连字符', en: 'small letters, digits and hyphens' },
  bad_code: {
    zh: '代码只能有字母、数字和 . _ -,最多40位',
    en: 'a code has only letters, digits and . _ -, at most 40',
  },
  bad_phone: { zh: '电话只能有数字、空格、+ 和 -', en: 'a phone number has only digits, spaces, + and -' },
  bad_badge: {
    zh: '警号只能有数字、字母和 . _ -,最多32位',
    en: 'a badge number has only digits, letters and . _ -, at most 32',
  },
  bad_id: { zh: '编号只能有数字、字母和 -,最多40位', en: 'an id has only digits, letters and -, at most 40' },
  bad_category: {
    zh: '类别只用文字、数字和 . _ -,最多30个字,不含7位以上的数字',
    en: 'a category has only letters, digits and . _ -, at most 30, and no number of 7 digits or more',
  },
  bad_code_list: {
    zh: '类别表的名称只用文字、数字和 . _ @ -,最多40个字,不含7位以上的数字',
    en: 'the name of a list of categories has only letters, digits and . _ @ -, at most 40, and no number of 7 digits or more',
  },
  bad_state: { zh: '没有这种办理情况', en: 'there is no such state of a case' },
  bad_field: { zh: '没有叫这个名称的项目', en: 'no field has such a name' },
  not_a_cursor: { zh: '翻页位置无效,请从第一页重新打开', en: 'this is no end of a page: begin with the first page' },
} as const satisfies Record<string, { zh: string; en: string }>;
