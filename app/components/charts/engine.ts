import { BarChart, HeatmapChart, LineChart, SankeyChart } from 'echarts/charts'
import {
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapPiecewiseComponent,
} from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { EChartsOption } from 'echarts/types/dist/shared'

let isReady = false

/** Only what the product draws; in a browser this file is a chunk of its own, loaded when a picture is seen. */
function ready(): void {
  if (isReady) return
  use([
    BarChart,
    HeatmapChart,
    LineChart,
    SankeyChart,
    GridComponent,
    MarkLineComponent,
    TooltipComponent,
    VisualMapPiecewiseComponent,
    SVGRenderer,
  ])
  isReady = true
}

/** The picture as SVG text, for the server. */
export function drawSvg(option: EChartsOption, width: number, height: number): string {
  ready()
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ ...option, animation: false })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

/** The picture alive in its box: pointer and size are followed. Call `end` when the box goes. */
export function drawLive(box: HTMLElement): { show(option: EChartsOption): void; end(): void } {
  ready()
  const chart = init(box, null, { renderer: 'svg' })
  const sizes = new ResizeObserver(() => chart.resize())
  sizes.observe(box)
  return {
    show: (option) => chart.setOption({ ...option, animation: false }, { notMerge: true }),
    end: () => {
      sizes.disconnect()
      chart.dispose()
    },
  }
}
