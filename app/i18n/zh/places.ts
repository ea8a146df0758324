/** Region codes (GB/T 2260) of the districts and counties; the two functional zones have names for codes. */
export const zhPlaces = {
  counties: {
    '330402': '南湖区',
    '330411': '秀洲区',
    '330421': '嘉善县',
    '330424': '海盐县',
    '330481': '海宁市',
    '330482': '平湖市',
    '330483': '桐乡市',
    jingkai: '经开区',
    gangqu: '港区',
  } as Record<string, string>,
  clusters: {
    'haiyan-fasteners': '海盐紧固件',
    'pinghu-luggage': '平湖箱包',
    'haining-socks': '海宁袜业',
  } as Record<string, string>,
  elsewhere: '市外',
}
