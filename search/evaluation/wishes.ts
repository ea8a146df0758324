import { type JudgedQuery, judge } from './judged-query.ts'

const HEADING = 'cold-heading-machine'
const ROLLING = 'thread-rolling-machine'
const TAPPING = 'tapping-machine'
const FORMING = 'cold-forming-machine'
const COMPRESSOR = 'air-compressor'
const ROBOT = 'industrial-robot'
const CENTRE = 'machining-centre'
const INTEGRATED = 'integrated-sock-machine'
const COMPUTERISED = 'computerised-sock-machine'
const SOCKS = [INTEGRATED, COMPUTERISED]

/** A machine and what it must be able to do. */
export const WISH_QUERIES: readonly JudgedQuery[] = [
  judge(
    '打头机 M12',
    'mixed',
    { category: HEADING, specs: { maxThreadMm: 12 } },
    { category: HEADING, thread: 12 },
  ),
  judge(
    '冷镦机 M8',
    'mixed',
    { category: HEADING, specs: { maxThreadMm: 8 } },
    { category: HEADING, thread: 8 },
  ),
  judge(
    'm6打头机',
    'mixed',
    { category: HEADING, specs: { maxThreadMm: 6 } },
    { category: HEADING, thread: 6 },
  ),
  judge(
    '搓牙机 M6',
    'mixed',
    { category: ROLLING, specs: { maxThreadMm: 6 } },
    { category: ROLLING, thread: 6 },
  ),
  judge(
    '攻牙机 M16',
    'mixed',
    { category: TAPPING, specs: { maxThreadMm: 16 } },
    { category: TAPPING, thread: 16 },
  ),
  judge('M24 冷成型机', 'mixed', { category: FORMING, specs: { maxThreadMm: 24 } }, undefined, {
    category: FORMING,
  }),
  judge(
    '打头机 Ｍ１２',
    'script',
    { category: HEADING, specs: { maxThreadMm: 12 } },
    { category: HEADING, thread: 12 },
  ),
  judge(
    'ldj m12',
    'pinyin',
    { category: HEADING, specs: { maxThreadMm: 12 } },
    { category: HEADING, thread: 12 },
  ),
  judge('M16以上打头机', 'range', { category: HEADING, specs: { maxThreadMm: [16, 99] } }, undefined, {
    category: HEADING,
  }),
  judge('每分钟120次以上的打头机', 'range', { category: HEADING, specs: { strokesPerMinute: [120, 999] } }),
  judge(
    '冷镦机 ≥200次/分',
    'range',
    { category: HEADING, specs: { strokesPerMinute: [200, 999] } },
    undefined,
    { category: HEADING },
  ),
  judge(
    '打头机 100-150次',
    'range',
    { category: HEADING, specs: { strokesPerMinute: [100, 150] } },
    undefined,
    { category: HEADING },
  ),
  judge('二模二冲打头机', 'attribute', { category: HEADING, titleHas: '二模二冲' }, undefined, {
    category: HEADING,
  }),
  judge('伺服送料冷镦机', 'attribute', { category: HEADING, specs: { servoFeed: true } }, undefined, {
    category: HEADING,
  }),
  judge(
    '六工位螺母成型机',
    'attribute',
    { category: FORMING, titleHas: '六工位螺母' },
    { category: FORMING, titleHas: '六工位' },
    { category: FORMING },
  ),
  judge('网带炉 500公斤', 'range', { category: 'mesh-belt-furnace', titleHas: '500kg' }, undefined, {
    category: 'mesh-belt-furnace',
  }),
  judge(
    '热处理线 每小时1000kg/h以上',
    'range',
    { category: 'mesh-belt-furnace', specs: { outputKgPerHour: [1000, 9999] } },
    undefined,
    { category: 'mesh-belt-furnace' },
  ),
  judge(
    '燃气网带炉',
    'attribute',
    { category: 'mesh-belt-furnace', specs: { heatSource: 'gas' } },
    undefined,
    { category: 'mesh-belt-furnace' },
  ),
  judge(
    '余热回收 热处理炉',
    'attribute',
    { category: 'mesh-belt-furnace', specs: { heatRecovery: true } },
    undefined,
    { category: 'mesh-belt-furnace' },
  ),
  judge('特氟龙涂覆线', 'attribute', { category: 'coating-line', specs: { coating: 'ptfe' } }, undefined, {
    category: 'coating-line',
  }),
  judge('玻璃盘筛选机', 'attribute', { category: 'optical-sorter', specs: { carrier: 'glass' } }, undefined, {
    category: 'optical-sorter',
  }),
  judge(
    '涡流探伤筛选机',
    'attribute',
    { category: 'optical-sorter', specs: { eddyCurrent: true } },
    undefined,
    { category: 'optical-sorter' },
  ),
  judge(
    '筛选机 500件以上',
    'range',
    { category: 'optical-sorter', specs: { piecesPerMinute: [500, 9999] } },
    undefined,
    { category: 'optical-sorter' },
  ),
  judge(
    '码垛包装线',
    'attribute',
    { category: 'packaging-machine', specs: { palletising: true } },
    undefined,
    { category: 'packaging-machine' },
  ),
  judge('多层裁床', 'attribute', { category: 'cnc-cutting-table', specs: { layers: 'multi' } }, undefined, {
    category: 'cnc-cutting-table',
  }),
  judge('振动刀裁床', 'attribute', { category: 'cnc-cutting-table', titleHas: '振动刀' }, undefined, {
    category: 'cnc-cutting-table',
  }),
  judge(
    '双针高车',
    'attribute',
    { category: 'post-bed-sewing-machine', specs: { needles: 'double' } },
    undefined,
    { category: 'post-bed-sewing-machine' },
  ),
  judge(
    '模板机 1300',
    'attribute',
    { category: 'auto-sewing-unit', specs: { sewingFieldXMm: 1300 } },
    undefined,
    { category: 'auto-sewing-unit' },
  ),
  judge(
    'PC拉杆箱吸塑机',
    'attribute',
    { category: 'vacuum-forming-machine', specs: { material: 'pc' } },
    undefined,
    { category: 'vacuum-forming-machine' },
  ),
  judge(
    '四工位箱轮试验机',
    'attribute',
    { category: 'wheel-fatigue-tester', specs: { testPositions: 4 } },
    undefined,
    { category: 'wheel-fatigue-tester' },
  ),
  judge(
    '吊挂线 40工位以上',
    'range',
    { category: 'hanging-conveyor', specs: { stations: [40, 999] } },
    undefined,
    { category: 'hanging-conveyor' },
  ),
  judge('袜机 168针', 'mixed', { category: SOCKS, specs: { needles: 168 } }, undefined, { category: SOCKS }),
  judge('200针袜机', 'mixed', { category: SOCKS, specs: { needles: 200 } }, undefined, { category: SOCKS }),
  judge('一体袜机 144针', 'mixed', { category: INTEGRATED, specs: { needles: 144 } }, undefined, {
    category: INTEGRATED,
  }),
  judge('双针筒袜机', 'attribute', { category: COMPUTERISED, specs: { cylinders: 'double' } }, undefined, {
    category: SOCKS,
  }),
  judge('童袜机器 一体袜机', 'attribute', { category: INTEGRATED, titleHas: '童袜' }, undefined, {
    category: INTEGRATED,
  }),
  judge(
    '热泵定型机',
    'attribute',
    { category: 'boarding-machine', specs: { heating: 'heat_pump' } },
    undefined,
    { category: 'boarding-machine' },
  ),
  judge(
    '对目缝头机',
    'attribute',
    { category: 'toe-closing-machine', specs: { seam: 'linking' } },
    undefined,
    { category: 'toe-closing-machine' },
  ),
  judge(
    '包纱机 200锭以上',
    'range',
    { category: 'covering-machine', specs: { spindles: [200, 999] } },
    undefined,
    { category: 'covering-machine' },
  ),
  judge(
    '双包包纱机',
    'attribute',
    { category: 'covering-machine', specs: { covering: 'double' } },
    undefined,
    { category: 'covering-machine' },
  ),
  judge('机器人 20公斤', 'range', { category: ROBOT, specs: { payloadKg: 20 } }, undefined, {
    category: ROBOT,
  }),
  judge('负载50kg以上的机械手', 'range', { category: ROBOT, specs: { payloadKg: [50, 999] } }, undefined, {
    category: ROBOT,
  }),
  judge('协作机器人', 'attribute', { category: ROBOT, specs: { build: 'cobot' } }, undefined, {
    category: ROBOT,
  }),
  judge('scara', 'mixed', { category: ROBOT, specs: { build: 'scara' } }),
  judge('斜床身数控车床', 'attribute', { category: 'cnc-lathe', specs: { bed: 'slant' } }, undefined, {
    category: 'cnc-lathe',
  }),
  judge('车铣复合', 'attribute', { category: 'cnc-lathe', titleHas: '车铣复合' }),
  judge('五轴加工中心', 'attribute', { category: CENTRE, specs: { axes: 5 } }, undefined, {
    category: CENTRE,
  }),
  judge('龙门加工中心', 'attribute', { category: CENTRE, specs: { build: 'gantry' } }, undefined, {
    category: CENTRE,
  }),
  judge('激光切割机 6kW', 'mixed', { category: 'laser-cutter', specs: { laserPowerKw: 6 } }, undefined, {
    category: 'laser-cutter',
  }),
  judge('CO2激光', 'mixed', { category: 'laser-cutter', specs: { source: 'co2' } }),
  judge('空压机 22千瓦', 'range', { category: COMPRESSOR, specs: { motorPowerKw: 22 } }, undefined, {
    category: COMPRESSOR,
  }),
  judge('75kw空压机', 'range', { category: COMPRESSOR, specs: { motorPowerKw: 75 } }, undefined, {
    category: COMPRESSOR,
  }),
  judge('永磁变频空压机', 'attribute', { category: COMPRESSOR, specs: { drive: 'pm_vsd' } }, undefined, {
    category: COMPRESSOR,
  }),
  judge('无油空压机', 'attribute', { category: COMPRESSOR, specs: { lubrication: 'oil_free' } }, undefined, {
    category: COMPRESSOR,
  }),
  judge('一级能效空压机', 'attribute', { category: COMPRESSOR, energyGrade: 1 }, undefined, {
    category: COMPRESSOR,
  }),
  judge('液冷储能柜', 'attribute', { category: 'energy-storage', specs: { cooling: 'liquid' } }, undefined, {
    category: 'energy-storage',
  }),
  judge('储能 215度', 'range', { category: 'energy-storage', specs: { capacityKwh: 215 } }, undefined, {
    category: 'energy-storage',
  }),
  judge('AGV 1吨', 'range', { category: 'agv', specs: { loadKg: 1000 } }, undefined, { category: 'agv' }),
  judge('无人叉车', 'attribute', { category: 'agv', specs: { build: 'forklift' } }, undefined, {
    category: 'agv',
  }),
  judge('二维码 AGV', 'mixed', { category: 'agv', specs: { guidance: 'qr' } }, undefined, {
    category: 'agv',
  }),
  judge('云端 ERP', 'mixed', { category: 'industrial-software', specs: { kind: 'erp' } }, undefined, {
    category: 'industrial-software',
  }),
  judge('X射线检测', 'mixed', { category: 'inline-inspection', specs: { principle: 'xray' } }, undefined, {
    category: 'inline-inspection',
  }),
]
