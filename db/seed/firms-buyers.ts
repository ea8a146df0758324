import type { ClusterSlug } from '#app/domain/identity/counties.ts'

/** An invented cluster: the two-character names that no firm bears, the trades after them, the machines in use. */
export interface BuyerClusterSeed {
  readonly slug: ClusterSlug
  readonly key: string
  readonly county: string
  readonly place: string
  readonly placeEn: string
  readonly industry: string
  readonly trades: readonly (readonly [zh: string, en: string])[]
  readonly words: readonly (readonly [zh: string, en: string])[]
  /** What such a firm may still run; the first ones are on the retire catalogue. */
  readonly equipment: readonly string[]
  readonly retired: readonly string[]
}

const words = (text: string): (readonly [string, string])[] =>
  text.split(' ').map((pair) => {
    const [zh = '', en = ''] = pair.split(':')
    return [zh, en] as const
  })

export const BUYER_CLUSTER_SEEDS: readonly BuyerClusterSeed[] = [
  {
    slug: 'haiyan-fasteners',
    key: 'hy',
    county: '330424',
    place: '海盐',
    placeEn: 'Haiyan',
    industry: '紧固件',
    trades: [
      ['紧固件有限公司', 'Fasteners'],
      ['标准件有限公司', 'Standard Parts'],
      ['五金制造有限公司', 'Hardware'],
    ],
    words: words(
      '砺恒:Liheng 铆昇:Maosheng 栓屹:Shuanyi 峙钢:Zhigang 钺成:Yuecheng 扣岩:Kouyan 固樾:Guyue 铮泊:Zhengbo 螺峤:Luoqiao 钧砥:Jundi 镔合:Binhe 垣锚:Yuanmao 锁澄:Suocheng 韧川:Renchuan 镞安:Zuan 坚翊:Jianyi 铸沐:Zhumu 轫诚:Rencheng 鋆拓:Yuntuo 衔铁:Xiantie 砼固:Tonggu 淬野:Cuiye',
    ),
    equipment: [
      'Z12 系列冷镦机（2014 年）',
      '平板搓丝机 Z28-6（2015 年）',
      '台式攻丝机 12 轴（2013 年）',
      '震动筛选机（2016 年）',
    ],
    retired: ['箱式燃煤热处理炉', 'Y 系列（IE1）电动机驱动的单击冷镦机'],
  },
  {
    slug: 'pinghu-luggage',
    key: 'ph',
    county: '330482',
    place: '平湖',
    placeEn: 'Pinghu',
    industry: '箱包',
    trades: [
      ['箱包有限公司', 'Luggage'],
      ['旅行用品有限公司', 'Travel Goods'],
      ['皮具有限公司', 'Leather Goods'],
    ],
    words: words(
      '旅樾:Lvyue 箧语:Qieyu 行屿:Xingyu 囊丘:Nangqiu 携川:Xiechuan 途沐:Tumu 游砚:Youyan 舸程:Gecheng 驿橙:Yicheng 轮岫:Lunxiu 阡陌行:Qianmoxing 拎山:Linshan 启箧:Qiqie 壳谷:Qiaogu 远畴:Yuanchou 栖途:Qitu 漫岐:Manqi 征鹭:Zhenglu 渡岚:Dulan 杉行:Shanxing 朗箱:Langxiang 迢远:Tiaoyuan',
    ),
    equipment: [
      '手动裁料机（2012 年）',
      '单针高车 8 台（2016 年）',
      '半自动吸塑机（2013 年）',
      '板链流水线（2011 年）',
    ],
    retired: ['无防护手动冲裁机', '溶剂型胶水开放式涂胶台'],
  },
  {
    slug: 'haining-socks',
    key: 'hn',
    county: '330481',
    place: '海宁',
    placeEn: 'Haining',
    industry: '袜业',
    trades: [
      ['袜业有限公司', 'Socks'],
      ['针织有限公司', 'Knitting'],
      ['袜品有限公司', 'Hosiery'],
    ],
    words: words(
      '织沐:Zhimu 袜栩:Waxu 足樾:Zuyue 绵屿:Mianyu 缕川:Lvchuan 罗岫:Luoxiu 踝语:Huaiyu 筒悦:Tongyue 纤砚:Xianyan 络禾:Luohe 棉迹:Mianji 履安:Lvan 针峤:Zhenqiao 絮野:Xuye 綾步:Lingbu 丝垣:Siyuan 绒栈:Rongzhan 履霁:Lvji 素织:Suzhi 柔履:Roulv 编畴:Bianchou 踏棉:Tamian',
    ),
    equipment: [
      '电脑袜机 144 针 20 台（2015 年）',
      '半自动缝头机 6 台（2014 年）',
      '转盘定型机（2013 年）',
      '手摇对目机（2012 年）',
    ],
    retired: ['机械提花老式袜机', '燃煤蒸汽锅炉供汽定型机'],
  },
]
