/**
 * Passwords of twelve and more characters that stand in every guesser's list, lower case. Shorter ones are refused by their
 * length; repetitions and walks along the keyboard by rule.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  password1234 password12345 password123456 passwordpassword password2023! password2024! password2025! password2026!
  password@123 password@1234 password!123 mypassword123 mypassword1234 passw0rd1234 p@ssw0rd1234 p@ssw0rd12345
  administrator administrator1 administrator123 admin1234567 admin12345678 admin123456789 adminadmin123 adminadminadmin
  admin@123456 admin@1234567 administrator@123 rootroot1234 root12345678 root123456789 superadmin123 sysadmin1234
  changeme1234 changeme12345 changemenow12 letmein12345 letmein123456 letmeinletmein welcome12345 welcome123456
  welcome@12345 welcome@1234 iloveyou1234 iloveyou12345 iloveyou123456 iloveyouforever iloveyousomuch qwertyuiop123
  qwertyuiop12 qwertyuiop[] qwerty123456 qwerty1234567 qwerty12345678 qwerty123456789 qwertyqwerty qwertyqwerty1
  asdfghjkl123 asdfghjkl1234 asdfasdfasdf zxcvbnm12345 zxcvbnm123456 zxcvbnm123456789 1qaz2wsx3edc 1qaz2wsx3edc4rfv
  1q2w3e4r5t6y 1q2w3e4r5t6y7u zaq12wsxcde3 qazwsxedcrfv qazwsx123456 qazwsxedc123 qweasdzxc123 qweasdzxc1234
  1234567890qwe 1234567890qwer 1234567890abc 123456789abc 12345678abcd 123456abcdef 123456qwerty 12345qwert12345
  1234qwer1234 1234qwerasdf 1234qwerasdfzxcv qwer1234asdf qwer1234qwer abcd12345678 abcd123456789 abc123456789
  abc1234567890 abcdef123456 aa123456789a aa1234567890 a1234567890a a123456789a1 a12345678901 a123456789123
  aaa123456789 aaaa12345678 asd123456789 asdf12345678 qwe123456789 qwer12345678 zxc123456789 zxcv12345678
  wang12345678 wang123456789 zhang1234567 zhang12345678 zhang123456789 li1234567890 liu123456789 chen12345678
  chen123456789 yang12345678 yang123456789 zhao12345678 zhao123456789 huang1234567 huang12345678 zhou12345678
  woaini123456 woaini1234567 woaini12345678 woaini123456789 woaini1314520 woaini5201314 woaini520520 5201314woaini
  520131452013 5201314520131 520520520520 5201314wojiuaini 1314520woaini iloveyou5201314 5201314iloveyou
  woaiwojia123 woaiwojia1234 wodemima1234 wodemima12345 wodemima123456 mima12345678 mima123456789 nihao1234567
  nihao12345678 nihao123456789 zhongguo1234 zhongguo12345 zhongguo123456 woaizhongguo woaizhongguo1 woaibeijing1
  beijing2008beijing gongan123456 gongan12345678 jingcha12345 jingcha123456 police123456 police12345678 policepolice
  paichusuo123 paichusuo110 gonganju1234 jingcha110110 110110110110 110120119110 112233445566 111222333444
  123123123123 123321123321 123456123456 123456654321 1234567887654321 12345678987654321 098765432109 987654321098
  1234567890-= 1234567890!@ !@#$%^&*()_+ !qaz@wsx#edc 1qaz!qaz2wsx@wsx !qaz2wsx#edc qwer!@#$1234 abcd!@#$1234
  111111111111 000000000000 888888888888 666666666666 999999999999 168168168168 147258369147 147258369000
  1472583690123 159357159357 789456123000 789456123789 741852963000 741852963741 012345678910 123456789101
  1234567891011 12345678910111213 monkey123456 dragon123456 dragon12345678 sunshine1234 sunshine12345 princess1234
  football1234 baseball1234 superman1234 batman123456 michael12345 jordan232323 starwars1234 pokemon12345
  trustno1trustno1 whatever1234 computer1234 internet1234 samsung12345 huawei123456 huawei@123456 xiaomi123456
  alibaba12345 tencent12345 taobao123456 weixin123456 wechat123456 qq1234567890 google123456 facebook1234
  spring2024!! summer2024!! autumn2024!! winter2024!! spring2025!! summer2025!! autumn2025!! winter2025!!
  spring2026!! summer2026!! autumn2026!! winter2026!! test12345678 test123456789 testtesttest test1234test
  demo12345678 demo123456789 demodemodemo user12345678 user123456789 guest1234567 guest12345678 temp12345678
  default12345 default123456 secret123456 secret12345678 secretsecret master123456 hello1234567 hello12345678
  hello123456789 helloworld123 helloworld12 correcthorsebatterystaple correct horse battery staple thisisapassword
  thisismypassword ilovemywife12 ilovemymother babygirl1234 familyfamily lovelovelove loveyou12345 forever12345
  happybirthday happynewyear1 manchester12 liverpool1234 chelsea12345 arsenal12345 barcelona123 realmadrid12
  `
    .trim()
    .split(/\s+/),
);
