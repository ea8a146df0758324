import type { Scope, TestMethod, TestParameter } from '#app/domain/testing/method.ts'

interface Limits {
  readonly min?: string
  readonly max?: string
  readonly unit?: string
  readonly detectionLimit?: string
}

const BOTH: readonly Scope[] = ['CMA', 'CNAS']

function measured(
  key: string,
  nameZh: string,
  nameEn: string,
  limits: Limits,
  basis: readonly [string, string],
): TestParameter {
  const { min = null, max = null, unit = '', detectionLimit = null } = limits
  const [basisZh, basisEn] = basis
  return { key, nameZh, nameEn, unit, kind: 'number', min, max, detectionLimit, basisZh, basisEn }
}

function judged(
  key: string,
  nameZh: string,
  nameEn: string,
  basis: readonly [string, string],
): TestParameter {
  return { ...measured(key, nameZh, nameEn, {}, basis), kind: 'judgement' }
}

const GRADE_88 = ['8.8 级，d ≤ 16 mm', 'class 8.8, d ≤ 16 mm'] as const
const GRADE_109 = ['10.9 级', 'class 10.9'] as const
const CLASS_B = ['GB 18401-2010 B 类', 'GB 18401-2010 class B'] as const
const CLASS_C = ['GB 18401-2010 C 类', 'GB 18401-2010 class C'] as const
const AGREED = ['委托方要求', 'as the client requires'] as const

/** Mechanical properties of bolts of class 8.8 (GB/T 3098.1-2010, table 3). */
export const BOLT_88: readonly TestMethod[] = [
  {
    standard: 'GB/T 3098.1-2010',
    nameZh: '紧固件机械性能 螺栓、螺钉和螺柱',
    nameEn: 'Mechanical properties of fasteners: bolts, screws and studs',
    scope: BOTH,
    parameters: [
      measured(
        'tensileStrength',
        '抗拉强度 Rm',
        'Tensile strength Rm',
        { min: '800', unit: 'MPa' },
        GRADE_88,
      ),
      measured(
        'proofStrength',
        '规定非比例延伸 0.2% 应力 Rp0.2',
        'Stress at 0.2 % Rp0.2',
        { min: '640', unit: 'MPa' },
        GRADE_88,
      ),
      measured('elongation', '断后伸长率 A', 'Elongation A', { min: '12', unit: '%' }, GRADE_88),
      measured('hardness', '维氏硬度 HV', 'Vickers hardness HV', { min: '250', max: '320' }, GRADE_88),
      judged('headSoundness', '头部坚固性', 'Head soundness', GRADE_88),
    ],
  },
]

export const BOLT_109: readonly TestMethod[] = [
  {
    standard: 'GB/T 3098.1-2010',
    nameZh: '紧固件机械性能 螺栓、螺钉和螺柱',
    nameEn: 'Mechanical properties of fasteners: bolts, screws and studs',
    scope: BOTH,
    parameters: [
      measured(
        'tensileStrength',
        '抗拉强度 Rm',
        'Tensile strength Rm',
        { min: '1040', unit: 'MPa' },
        GRADE_109,
      ),
      measured(
        'proofStrength',
        '规定非比例延伸 0.2% 应力 Rp0.2',
        'Stress at 0.2 % Rp0.2',
        { min: '940', unit: 'MPa' },
        GRADE_109,
      ),
      measured('elongation', '断后伸长率 A', 'Elongation A', { min: '9', unit: '%' }, GRADE_109),
      measured('hardness', '维氏硬度 HV', 'Vickers hardness HV', { min: '320', max: '380' }, GRADE_109),
    ],
  },
]

export const SALT_SPRAY: readonly TestMethod[] = [
  {
    standard: 'GB/T 10125-2021',
    nameZh: '人造气氛腐蚀试验 盐雾试验',
    nameEn: 'Corrosion tests in artificial atmospheres: salt spray',
    scope: ['CMA'],
    parameters: [
      measured('whiteRust', '出现白锈时间', 'Time to white rust', { min: '72', unit: 'h' }, AGREED),
      measured('redRust', '出现红锈时间', 'Time to red rust', { min: '240', unit: 'h' }, AGREED),
    ],
  },
]

/** What touches the skin: socks (GB 18401-2010, class B). */
export const SKIN_SAFETY: readonly TestMethod[] = [
  {
    standard: 'GB/T 2912.1-2009',
    nameZh: '纺织品 甲醛的测定 第 1 部分：游离和水解的甲醛（水萃取法）',
    nameEn: 'Textiles: formaldehyde, part 1, water extraction',
    scope: BOTH,
    parameters: [
      measured(
        'formaldehyde',
        '甲醛含量',
        'Formaldehyde',
        { max: '75', unit: 'mg/kg', detectionLimit: '20' },
        CLASS_B,
      ),
    ],
  },
  {
    standard: 'GB/T 7573-2009',
    nameZh: '纺织品 水萃取液 pH 值的测定',
    nameEn: 'Textiles: pH of the aqueous extract',
    scope: BOTH,
    parameters: [measured('ph', 'pH 值', 'pH', { min: '4.0', max: '8.5' }, CLASS_B)],
  },
  {
    standard: 'GB/T 17592-2011',
    nameZh: '纺织品 禁用偶氮染料的测定',
    nameEn: 'Textiles: banned azo colourants',
    scope: BOTH,
    parameters: [
      measured(
        'azoDyes',
        '可分解致癌芳香胺',
        'Banned aromatic amines',
        { max: '20', unit: 'mg/kg', detectionLimit: '5' },
        CLASS_B,
      ),
    ],
  },
  {
    standard: 'GB/T 3920-2008',
    nameZh: '纺织品 色牢度试验 耐摩擦色牢度',
    nameEn: 'Textiles: colour fastness to rubbing',
    scope: BOTH,
    parameters: [
      measured('dryRubbing', '耐干摩擦色牢度', 'Fastness to dry rubbing', { min: '3', unit: '级' }, CLASS_B),
    ],
  },
  {
    standard: 'GB 18401-2010 6.7',
    nameZh: '异味',
    nameEn: 'Odour',
    scope: ['CMA'],
    parameters: [judged('odour', '异味', 'Odour', CLASS_B)],
  },
]

/** Without limits: the figures alone. */
export const SOCK_WEAR: readonly TestMethod[] = [
  {
    standard: 'GB/T 4802.1-2008',
    nameZh: '纺织品 织物起毛起球性能的测定 圆轨迹法',
    nameEn: 'Textiles: fuzzing and pilling, circular locus method',
    scope: ['CMA'],
    parameters: [measured('pilling', '起球等级', 'Pilling grade', { min: '3', unit: '级' }, AGREED)],
  },
  {
    standard: 'FZ/T 70006-2022',
    nameZh: '针织物拉伸弹性回复率试验方法',
    nameEn: 'Knitted fabrics: elastic recovery',
    scope: [],
    parameters: [
      measured('recovery', '拉伸弹性回复率', 'Elastic recovery', { unit: '%' }, [
        '仅提供数据',
        'figures only',
      ]),
    ],
  },
]

export const LUGGAGE_WHEELS: readonly TestMethod[] = [
  {
    standard: 'QB/T 2155-2018',
    nameZh: '旅行箱包',
    nameEn: 'Travel bags and suitcases',
    scope: ['CMA'],
    parameters: [
      judged('walking', '行走性能', 'Walking test', AGREED),
      measured('wheelWear', '轮子磨耗', 'Wheel wear', { max: '2.0', unit: 'mm' }, AGREED),
      measured('handleCycles', '拉杆疲劳次数', 'Handle fatigue cycles', { min: '5000', unit: '次' }, AGREED),
      judged('drop', '跌落性能', 'Drop test', AGREED),
    ],
  },
]

export const LUGGAGE_LINING: readonly TestMethod[] = [
  {
    standard: 'GB/T 2912.1-2009',
    nameZh: '纺织品 甲醛的测定 第 1 部分：游离和水解的甲醛（水萃取法）',
    nameEn: 'Textiles: formaldehyde, part 1, water extraction',
    scope: ['CMA'],
    parameters: [
      measured(
        'formaldehyde',
        '面料、里料甲醛含量',
        'Formaldehyde of outer and lining',
        { max: '300', unit: 'mg/kg', detectionLimit: '20' },
        CLASS_C,
      ),
    ],
  },
]
