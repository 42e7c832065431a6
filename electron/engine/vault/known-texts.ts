/**
 * What Chinese speakers type when asked for many characters, and what no English dictionary holds. Short on purpose:
 * it names the first thousand guesses, the strength estimate does the rest.
 */

/** Texts everybody knows by heart; any stretch of three characters, forwards or backwards, counts as nothing. */
export const knownTexts: readonly string[] = [
  '零一二三四五六七八九十百千万亿', '〇一二三四五六七八九', '壹贰叁肆伍陆柒捌玖拾', '甲乙丙丁戊己庚辛壬癸', '子丑寅卯辰巳午未申酉戌亥',
  '鼠牛虎兔龙蛇马羊猴鸡狗猪', '春夏秋冬', '东南西北中发白', '上下左右前后', '金木水火土', '天干地支', '正月二月三月四月五月六月七月八月九月十月',
  '星期一星期二星期三星期四星期五星期六星期日',
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张', '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏', '人之初性本善性相近习相远苟不教性乃迁教之道贵以专',
  '床前明月光疑是地上霜举头望明月低头思故乡', '春眠不觉晓处处闻啼鸟夜来风雨声花落知多少', '白日依山尽黄河入海流欲穷千里目更上一层楼',
  '鹅鹅鹅曲项向天歌白毛浮绿水红掌拨清波', '锄禾日当午汗滴禾下土谁知盘中餐粒粒皆辛苦', '红豆生南国春来发几枝愿君多采撷此物最相思',
  '明月几时有把酒问青天不知天上宫阙今夕是何年但愿人长久千里共婵娟', '大江东去浪淘尽千古风流人物', '飞流直下三千尺疑是银河落九天',
  '两个黄鹂鸣翠柳一行白鹭上青天', '独在异乡为异客每逢佳节倍思亲', '清明时节雨纷纷路上行人欲断魂', '海内存知己天涯若比邻', '学而时习之不亦说乎有朋自远方来不亦乐乎',
  '关关雎鸠在河之洲窈窕淑女君子好逑', '道可道非常道名可名非常名', '长风破浪会有时直挂云帆济沧海', '天生我材必有用千金散尽还复来', '天行健君子以自强不息地势坤君子以厚德载物',
  '中华人民共和国万岁', '为人民服务', '全心全意为人民服务', '好好学习天天向上', '富强民主文明和谐自由平等公正法治爱国敬业诚信友善', '起来不愿做奴隶的人们',
  '恭喜发财万事如意', '身体健康万事如意', '一帆风顺二龙腾飞三羊开泰四季平安五福临门六六大顺七星高照八方来财九九同心十全十美', '生日快乐新年快乐', '我爱你中国', '我爱北京天安门天安门上太阳升',
  '芝麻开门', '天王盖地虎宝塔镇河妖', '客户信息档案管理', '档案室管理员密码', '公司电脑开机密码',
];

/** Words for the estimator's dictionary, the commonest first; lower case. */
export const knownWords: readonly string[] = [
  'woaini', '5201314', '1314520', 'aini', 'woaini1314', 'woaini520', 'woaini1314520', 'woaini5201314', 'mima', 'admin', 'woaiwojia', 'wobuzhidao',
  'wobuzhidaomima', 'buzhidao', 'zhidao', 'wode', 'wodemima', 'shurumima', 'kaijimima', 'denglu', 'yonghu', 'guanliyuan', 'nihao', 'nimen', 'women', 'woshishui', 'woshi',
  'laopo', 'laogong', 'baobei', 'qinaide', 'xihuanni', 'yongyuan', 'yishengyishi', 'xiangni', 'woxiangni', 'wohenni', 'caonima', 'tianya', 'dearbook', 'taobao', 'weixin', 'zhifubao', 'baidu',
  'zhongguo', 'zhonghua', 'beijing', 'shanghai', 'guangzhou', 'shenzhen', 'hangzhou', 'nanjing', 'chengdu', 'chongqing', 'wuhan', 'tianjin', 'jiayou', 'facai', 'gongxifacai', 'pingan', 'jiankang', 'kuaile', 'xingfu', 'shengrikuaile', 'wanshiruyi', 'yifanfengshun',
  'dangan', 'danganshi', 'danganguanli', 'kehu', 'kehudangan', 'guicang', 'guidang', 'gongsi', 'bangong', 'bangongshi', 'diannao', 'archive', 'archives', 'records', 'archivist', 'guicang2024', 'guicang2025', 'guicang2026',
  'chuangqianmingyueguang', 'yishidishangshuang', 'haohaoxuexi', 'tiantianxiangshang', 'haohaoxuexitiantianxiangshang', 'weirenminfuwu', 'zhimakaimen',
  'wang', 'zhang', 'liu', 'chen', 'yang', 'zhao', 'huang', 'zhou', 'xu', 'sun', 'zhu', 'guo', 'lin', 'gao', 'xiao', 'zheng', 'xiaoming', 'xiaohong', 'xiaoli', 'wangwei', 'zhangwei', 'liwei', 'wangfang', 'lina', 'zhangsan', 'lisi', 'wangwu', 'zhangsanlisi',
  'aa123456', 'abc123456', 'a123456', 'qq123456', 'abcd1234', 'aa123456789', 'admin123', 'admin@123', 'p@ssw0rd', 'passw0rd', 'password', 'huawei@123', 'root', 'qwe123', '1q2w3e4r', '1qaz2wsx', '!qaz2wsx', '!@#$%^', '7758521', '7758258', '5845201314', '110120119', '147258369', '123qwe',
  '密码', '我爱你', '我的密码', '管理员', '档案', '档案室', '客户', '公司', '中国', '北京', '上海', '你好', '老婆', '老公', '宝贝', '快乐', '发财', '平安', '健康', '永远', '一生一世', '归藏',
];
