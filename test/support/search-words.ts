/** What fitters, buyers and salesmen type, and what nobody should. */
export const SEARCH_TEXTS =
  "打头机 M12|冷镦机|ldj|lengduiji|冷敦机|搓牙机 M8|网带炉 500kg/h以上|袜机 168针|一体袜机|加工中心 50万以内|五轴加工中心|空压机 22kW|永磁变频空压机|机器人 20kg|首台套 加工中心|本地 激光切割机|海盐 冷镦机|数控|节能|自动|全自动|伺服|机器人|AGV 1吨|compressor|lazer cutter|光学筛选几|冷鐓機|AB-M12-2D2B|m12 二模二冲|储能柜 215度|恒瑞|瑞岳 空压机|螺丝打头机哪家好|注塑机|😀|' or 1=1 --|每分钟120次以上的打头机|cnc|X射线检测".split(
    '|',
  )

/** The same, half typed. */
export const SEARCH_PREFIXES =
  'l ld ldj leng 冷 冷镦 打 打头 a ab ab- ac 数 数控 袜 一体 jia jiag 恒 恒瑞 机 m m1 mc x 光 激 kong 储 ag'.split(
    ' ',
  )

/** Search pages as people reach them: words, facets, specs, sorts, later pages. */
export const PAGE_ADDRESSES: readonly string[] = [
  '/search',
  '/search?q=%E6%89%93%E5%A4%B4%E6%9C%BA+M12',
  '/search?q=ldj',
  '/search?county=330424&priceBand=5-20',
  '/search?q=%E8%87%AA%E5%8A%A8&sort=priceFen',
  '/categories/cold-heading-machine?min.strokesPerMinute=120',
  '/categories/air-compressor?energyGrade=1&page=3',
  '/search?firstSet=national&local=yes&sort=leadTimeDays',
  '/search?q=%E4%BA%94%E8%BD%B4%E5%8A%A0%E5%B7%A5%E4%B8%AD%E5%BF%83',
  '/search?q=compressor&page=2',
]
