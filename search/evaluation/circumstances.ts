import { type JudgedQuery, judge } from './judged-query.ts'

const HEADING = 'cold-heading-machine'
const CENTRE = 'machining-centre'
const SOCKS = ['integrated-sock-machine', 'computerised-sock-machine']

/** Models, makers, places, prices, certificates, whole sentences. */
export const CIRCUMSTANCE_QUERIES: readonly JudgedQuery[] = [
  judge('HG-M12-2D2B', 'model', { model: 'HG-M12-2D2B' }),
  judge('hgm122d2b', 'model', { model: 'HG-M12-2D2B' }),
  judge('HG M12 2D2B', 'model', { model: 'HG-M12-2D2B' }),
  judge('M12-2D2B', 'model', { model: 'M12-2D2B' }),
  judge('zg-yt-144', 'model', { model: 'ZG-YT-144' }),
  judge('ZGYT144', 'model', { model: 'ZG-YT-144' }),
  judge('YT-168D', 'model', { model: 'YT-168D' }),
  judge('ac-75v2', 'model', { model: 'AC-75V2' }),
  judge('MC-850', 'model', { model: 'MC-850' }),
  judge('ＭＣ－６００Ｕ５', 'script', { model: 'MC-600U5' }),
  judge('es215l', 'model', { model: 'ES-215L' }),
  judge('LC-3015', 'model', { model: 'LC-3015' }),
  judge('HG-M12-2D2D', 'typo', { model: 'HG-M12-2D2B' }, { model: 'M12-2D2B' }),
  judge('mc-805', 'typo', { model: 'MC-850' }),
  judge('镦岳', 'name', { makerHas: '镦岳' }),
  judge('dunyue', 'pinyin', { makerHas: '镦岳' }),
  judge('织罡 袜机', 'name', { makerHas: '织罡', category: SOCKS }, undefined, { category: SOCKS }),
  judge('织罡针织机械', 'name', { makerHas: '织罡' }),
  judge('擎舸机器人', 'name', { makerHas: '擎舸', category: 'industrial-robot' }, undefined, {
    category: 'industrial-robot',
  }),
  judge('衡固 搓丝机', 'name', { makerHas: '衡固', category: 'thread-rolling-machine' }, undefined, {
    category: 'thread-rolling-machine',
  }),
  judge('海盐 打头机', 'attribute', { category: HEADING, county: '330424' }, undefined, {
    category: HEADING,
  }),
  judge('平湖的加工中心', 'attribute', { category: CENTRE, county: '330482' }, undefined, {
    category: CENTRE,
  }),
  judge('本地机器人', 'attribute', { category: 'industrial-robot', isLocal: true }, undefined, {
    category: 'industrial-robot',
  }),
  judge(
    '海宁 袜机 本地',
    'attribute',
    { category: SOCKS, county: '330481' },
    { category: SOCKS, isLocal: true },
    { category: SOCKS },
  ),
  judge('首台套 冷镦机', 'attribute', { category: HEADING, firstSet: 'any' }, undefined, {
    category: HEADING,
  }),
  judge('首台套袜机', 'attribute', { category: SOCKS, firstSet: 'any' }, undefined, { category: SOCKS }),
  judge('国际首台套', 'attribute', { firstSet: 'international' }),
  judge('省内首台套', 'attribute', { firstSet: 'provincial' }),
  judge('国内首台套 加工设备', 'attribute', { firstSet: 'national' }),
  judge('首台套 空压机', 'attribute', { category: 'air-compressor', firstSet: 'any' }, undefined, {
    category: 'air-compressor',
  }),
  judge('30万以下的打头机', 'range', { category: HEADING, maxYuan: 300_000 }, undefined, {
    category: HEADING,
  }),
  judge('加工中心 50万以内', 'range', { category: CENTRE, maxYuan: 500_000 }, undefined, {
    category: CENTRE,
  }),
  judge(
    '10-20万 机器人',
    'range',
    { category: 'industrial-robot', minYuan: 100_000, maxYuan: 200_000 },
    undefined,
    { category: 'industrial-robot' },
  ),
  judge('5万元以下 袜机', 'range', { category: SOCKS, maxYuan: 50_000 }, undefined, { category: SOCKS }),
  judge('30天内交货的空压机', 'range', { category: 'air-compressor', maxDays: 30 }, undefined, {
    category: 'air-compressor',
  }),
  judge('加工中心 交期45天以内', 'range', { category: CENTRE, maxDays: 45 }, undefined, { category: CENTRE }),
  judge('想买几台打螺丝头的机器 打头机', 'sentence', { category: HEADING }),
  judge('便宜的螺丝打头机哪家好', 'sentence', { category: HEADING }),
  judge('求购二手不要 全新 数控车床', 'sentence', { category: 'cnc-lathe' }),
  judge('我们厂要采购一批织翻缝一体袜机', 'sentence', { category: 'integrated-sock-machine' }),
  judge('做箱子壳的吸塑机多少钱一台', 'sentence', { category: 'vacuum-forming-machine' }),
  judge('节能空压机 推荐品牌', 'sentence', { category: 'air-compressor' }),
  judge('请问有没有激光切割机的厂家', 'sentence', { category: 'laser-cutter' }),
  judge('螺丝热处理用什么炉 网带炉', 'sentence', { category: 'mesh-belt-furnace' }),
  judge('laser cutter 6kw', 'mixed', { category: 'laser-cutter', specs: { laserPowerKw: 6 } }, undefined, {
    category: 'laser-cutter',
  }),
  judge('robot 20kg', 'mixed', { category: 'industrial-robot', specs: { payloadKg: 20 } }, undefined, {
    category: 'industrial-robot',
  }),
  judge('sock machine 168针', 'mixed', { category: SOCKS, specs: { needles: 168 } }, undefined, {
    category: SOCKS,
  }),
  judge(
    'compressor 22kW haiyan',
    'mixed',
    { category: 'air-compressor', specs: { motorPowerKw: 22 } },
    undefined,
    { category: 'air-compressor' },
  ),
  judge(
    '深度学习 筛选机',
    'attribute',
    { category: 'optical-sorter', specs: { deepLearning: true } },
    undefined,
    { category: 'optical-sorter' },
  ),
  judge('袜子外观检测', 'attribute', { category: 'inline-inspection', titleHas: '袜子' }, undefined, {
    category: 'inline-inspection',
  }),
]
