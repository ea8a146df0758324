import type { zhPlaces } from '../zh/places.ts'

export const enPlaces: typeof zhPlaces = {
  counties: {
    '330402': 'Nanhu',
    '330411': 'Xiuzhou',
    '330421': 'Jiashan',
    '330424': 'Haiyan',
    '330481': 'Haining',
    '330482': 'Pinghu',
    '330483': 'Tongxiang',
    jingkai: 'Jingkai zone',
    gangqu: 'Port zone',
  },
  clusters: {
    'haiyan-fasteners': 'Haiyan fasteners',
    'pinghu-luggage': 'Pinghu luggage',
    'haining-socks': 'Haining socks',
  },
  elsewhere: 'Outside Jiaxing',
}
