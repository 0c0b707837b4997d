/**
 * Words of red line R3: religion, ethnicity, politics, petitioning, unions, protest. The code never sorts people by these and
 * no typed text may carry them. `notAfter`/`notBefore`: characters beside which the same signs mean something else
 * (宣传教育, 走访民情, 晚上访户, 施工会影响 …) – without them an officer could not write a plain sentence.
 */
export interface ProtectedWord {
  word: string;
  /** Characters that, standing right before it, make it another word. */
  notAfter?: string;
  /** Characters that, following it, make it another word. */
  notBefore?: string;
  /** Words that, following it, make it the name of a place. */
  notBeforeWords?: readonly string[];
}

/** Place names such as 民族路 or 回族乡 are addresses, not statements about people. */
const PLACES = '路街村乡镇巷大中小自';

const plain = (words: string): ProtectedWord[] => words.split(' ').map((word) => ({ word }));
const ethnic = (words: string): ProtectedWord[] => words.split(' ').map((word) => ({ word, notBefore: PLACES }));

/** Matched as they stand and in traditional characters. */
export const protectedWordsZh: readonly ProtectedWord[] = [
  ...plain('宗教 佛教 基督 天主教 伊斯兰 穆斯林 清真教 法轮功 全能神 地下教会 做礼拜 信佛 信徒 朝觐'),
  // police work against cults names nobody
  { word: '邪教', notAfter: '反防' },
  { word: '家庭教会', notBefore: '孩老学大小儿我你他她' },
  { word: '道教', notAfter: '街渠知管通铁车跑赛轨隧河报', notBefore: '育训导师学练你我他大老' },
  { word: '传教', notAfter: '宣流', notBefore: '育材师学导授' },
  { word: '信教', notAfter: '相微短自通电诚书来回', notBefore: '育师学材授导练程' },
  { word: '教徒', notBefore: '弟步手' },
  ...ethnic('种族 汉族 回族 蒙古族 藏族 维吾尔 维族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族'),
  ...ethnic(
    '哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族',
  ),
  ...ethnic(
    '布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族',
  ),
  ...ethnic('裕固族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族'),
  { word: '民族', notAfter: '村农居移渔', notBefore: PLACES, notBeforeWords: ['居委', '社区', '广场'] },
  { word: '藏独', notAfter: '隐收宝埋躲珍储', notBefore: '居' },
  { word: '疆独', notBefore: '居' },
  { word: '回民', notAfter: '返带收取送找退追要', notBefore: `${PLACES}警政宅居房间众意生事营用工` },
  { word: '政治', notAfter: '行财邮县乡镇', notBefore: '处部教协课老学工' },
  ...plain('政见 民主党派'),
  { word: '异见', notAfter: '差诧' },
  { word: '政党', notAfter: '行财邮县乡镇', notBefore: '委组建支' },
  { word: '颠覆', notAfter: '车船' },
  { word: '反动', notAfter: '相违', notBefore: '作' },
  { word: '上访', notAfter: '晚早网线路以村街会马车身湾集镇乡组河塘岗', notBefore: '问谈视' },
  { word: '信访', notAfter: '微电短通来', notBefore: '问谈' },
  { word: '集访', notAfter: '收采征赶聚密', notBefore: '问谈客' },
  { word: '访民', notAfter: '走回家寻暗来察采拜探随下访遍', notBefore: '居房宅户企宿情意众警间营' },
  ...plain('越级访 缠访'),
  { word: '闹访', notAfter: '热' },
  { word: '截访', notBefore: '客' },
  { word: '请愿', notBefore: '意' },
  ...plain('总工会 加入工会 参加工会 成立工会 组建工会 企业工会 工会组织 工会会员 工会主席 工会活动 工会成员'),
  ...plain('抗议 罢工 罢市 罢课'),
  { word: '示威', notAfter: '展显警提', notBefore: '力' },
  { word: '静坐', notAfter: '安冷平文气' },
  { word: '游行', notAfter: '旅出郊春秋', notBefore: '程业' },
];

/** English words, as regular expressions matched between word boundaries. */
export const protectedWordsEn: readonly string[] = [
  'religio(?:n|ns|us)',
  'christian\\w*',
  'catholic\\w*',
  'muslim\\w*',
  'islam\\w*',
  'protestant\\w*',
  'hindu\\w*',
  'jew(?:s|ish)',
  'mosques?',
  'buddhis\\w+',
  'taois\\w+',
  'falun ?gong',
  'ethnic\\w*',
  'u[iy]ghur\\w*',
  'tibetans?',
  'politic\\w*',
  'communis\\w+',
  'dissident\\w*',
  'petition\\w*',
  '(?:trade|labou?r|workers) union\\w*',
  'unioni[sz]\\w+',
  'protest(?:s|ed|er|ers|ing|ors?)?',
  'demonstrators?',
  '(?:on|go|went) strike',
  'strikers?',
];

/** Traditional characters and variants of those above, and the ones written today, in the same order. */
export const TRADITIONAL = '訪傳敎囘維爾漢滿種黨遊請願議靜罷課會組織級纏鬧禮蘭獨薩動覲輪顛異見總員鮮納東鄉錫達⺠';
export const SIMPLIFIED = '访传教回维尔汉满种党游请愿议静罢课会组织级缠闹礼兰独萨动觐轮颠异见总员鲜纳东乡锡达民';
