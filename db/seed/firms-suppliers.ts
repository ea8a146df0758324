/** An invented supplier: key, names, short brand, prefix of its models, county, what it makes. */
export type SupplierSeed = readonly [
  key: string,
  nameZh: string,
  nameEn: string,
  brand: string,
  prefix: string,
  county: string,
  makes: readonly string[],
]

/** Invented makers. Codes outside the city: 330212 鄞州, 330302 鹿城, 320583 昆山, 440306 宝安, 320282 宜兴, 350582 晋江. */
const TABLE = `
s01|海盐镦岳智能装备有限公司|Haiyan Dunyue Intelligent Equipment|镦岳|DY|330424|cold-heading-machine cold-forming-machine
s02|海盐衡固紧固装备有限公司|Haiyan Henggu Fastening Equipment|衡固|HG|330424|cold-heading-machine thread-rolling-machine tapping-machine
s03|嘉兴朔纹机械有限公司|Jiaxing Shuowen Machinery|朔纹|SW|330402|thread-rolling-machine tapping-machine
s04|鄞州锻垣机床有限公司|Yinzhou Duanyuan Machine Tools|锻垣|DN|330212|cold-forming-machine cold-heading-machine
s05|海盐炉皓热工设备有限公司|Haiyan Luhao Thermal Equipment|炉皓|LH|330424|mesh-belt-furnace
s06|宜兴炽砚工业炉有限公司|Yixing Chiyan Industrial Furnaces|炽砚|CY|320282|mesh-belt-furnace coating-line
s07|海盐覆垚表面工程有限公司|Haiyan Fuyao Surface Engineering|覆垚|FU|330424|coating-line
s08|嘉兴眸检光电科技有限公司|Jiaxing Moujian Optoelectronics|眸检|MJ|330402|optical-sorter inline-inspection
s09|昆山瞰析视觉技术有限公司|Kunshan Kanxi Vision|瞰析|KX|320583|optical-sorter inline-inspection
s10|海盐封岚包装机械有限公司|Haiyan Fenglan Packaging Machinery|封岚|FL|330424|packaging-machine
s11|鹿城迅裹包装设备有限公司|Lucheng Xunguo Packaging|迅裹|XG|330302|packaging-machine
s12|平湖裁翊数控科技有限公司|Pinghu Caiyi CNC|裁翊|CI|330482|cnc-cutting-table laser-cutter
s13|宝安刃溯智能切割有限公司|Baoan Rensu Cutting|刃溯|RS|440306|cnc-cutting-table laser-cutter
s14|平湖针屿缝制设备有限公司|Pinghu Zhenyu Sewing Equipment|针屿|ZY|330482|post-bed-sewing-machine auto-sewing-unit
s15|鹿城缝峤机电有限公司|Lucheng Fengqiao Electromechanics|缝峤|FQ|330302|post-bed-sewing-machine auto-sewing-unit
s16|平湖塑屏成型机械有限公司|Pinghu Suping Forming Machinery|塑屏|SP|330482|vacuum-forming-machine
s17|晋江壳筑塑机有限公司|Jinjiang Qiaozhu Plastics Machinery|壳筑|KZ|350582|vacuum-forming-machine
s18|嘉善轮恪检测仪器有限公司|Jiashan Lunke Test Instruments|轮恪|LK|330421|wheel-fatigue-tester
s19|平湖挂逸物流装备有限公司|Pinghu Guayi Logistics Equipment|挂逸|GY|330482|hanging-conveyor agv
s20|海宁织罡针织机械有限公司|Haining Zhigang Knitting Machinery|织罡|ZG|330481|integrated-sock-machine computerised-sock-machine
s21|海宁翎筒智能织机有限公司|Haining Lingtong Knitting|翎筒|LT|330481|integrated-sock-machine computerised-sock-machine toe-closing-machine
s22|桐乡绮栩纺机有限公司|Tongxiang Qixu Textile Machinery|绮栩|QX|330483|covering-machine computerised-sock-machine
s23|海宁缝砚袜机配套有限公司|Haining Fengyan Sock Finishing|缝砚|FY|330481|toe-closing-machine boarding-machine
s24|海宁型澜定型设备有限公司|Haining Xinglan Boarding Equipment|型澜|XL|330481|boarding-machine
s25|桐乡纱穹机械有限公司|Tongxiang Shaqiong Machinery|纱穹|SQ|330483|covering-machine
s26|嘉兴臂川机器人有限公司|Jiaxing Bichuan Robotics|臂川|BC|jingkai|industrial-robot agv auto-sewing-unit
s27|昆山擎舸自动化有限公司|Kunshan Qingge Automation|擎舸|QG|320583|industrial-robot agv
s28|平湖削岑机床有限公司|Pinghu Xuecen Machine Tools|削岑|XC|330482|cnc-lathe machining-centre
s29|鄞州铣砥精密机床有限公司|Yinzhou Xidi Precision Machine Tools|铣砥|XD|330212|machining-centre cnc-lathe
s30|嘉善压沅流体机械有限公司|Jiashan Yayuan Fluid Machinery|压沅|YY|330421|air-compressor
s31|宝安气朗节能装备有限公司|Baoan Qilang Energy Saving|气朗|QL|440306|air-compressor
s32|秀洲储垠新能源有限公司|Xiuzhou Chuyin New Energy|储垠|CE|330411|energy-storage photovoltaics
s33|秀洲曜栈光伏科技有限公司|Xiuzhou Yaozhan Photovoltaics|曜栈|YZ|330411|photovoltaics energy-storage
s34|嘉兴码岑工业软件有限公司|Jiaxing Macen Industrial Software|码岑|MC|330402|industrial-software
s35|南湖织算数字科技有限公司|Nanhu Zhisuan Digital|织算|ZS|330402|industrial-software inline-inspection
s36|港区瀚驭智能装备有限公司|Port Zone Hanyu Equipment|瀚驭|HY|gangqu|hanging-conveyor wheel-fatigue-tester packaging-machine
`

export const SUPPLIER_SEEDS: readonly SupplierSeed[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [key = '', nameZh = '', nameEn = '', brand = '', prefix = '', county = '', makes = ''] =
      line.split('|')
    return [key, nameZh, nameEn, brand, prefix, county, makes.split(' ')] as const
  })
