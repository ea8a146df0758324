/** Plain drawings of machines and halls for the demonstration, by our own hand: no photograph of anybody's. */

const WIDTH = 640
const HEIGHT = 420
const FLOOR = 330

export const DEMO_SCENES = [
  'tester',
  'furnace',
  'sorter',
  'knitter',
  'press',
  'chamber',
  'wheel',
  'table',
  'hall',
  'bench',
] as const
export type DemoScene = (typeof DEMO_SCENES)[number]

interface Paint {
  readonly wall: string
  readonly floor: string
  readonly body: string
  readonly dark: string
  readonly light: string
  readonly mark: string
}

/** Three liveries, one for each platform. */
const PAINTS: readonly Paint[] = [
  { wall: '#e7edf0', floor: '#b9c4c6', body: '#3d6b82', dark: '#22414f', light: '#9dc0cf', mark: '#d98b2b' },
  { wall: '#eef0e4', floor: '#c6c9b0', body: '#4d7d58', dark: '#2b4a33', light: '#a9cdb1', mark: '#c2573b' },
  { wall: '#f1ebe4', floor: '#cdbfae', body: '#86603f', dark: '#4f3722', light: '#d8b996', mark: '#2f7f86' },
]

const box = (x: number, y: number, width: number, height: number, fill: string, round = 4) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}"/>`
const disc = (x: number, y: number, radius: number, fill: string) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`
const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, width = 4) =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round"/>`
const each = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join('')

/** A panel with a screen and buttons: every machine has one. */
const panel = (x: number, y: number, paint: Paint) =>
  box(x, y, 70, 96, paint.dark) +
  box(x + 8, y + 10, 54, 34, paint.light, 2) +
  line(x + 14, y + 34, x + 28, y + 24, paint.mark, 3) +
  line(x + 28, y + 24, x + 54, y + 30, paint.mark, 3) +
  each(3, (index) => disc(x + 18 + index * 17, y + 66, 6, index === 0 ? paint.mark : paint.light))

const SCENES: Readonly<Record<DemoScene, (paint: Paint) => string>> = {
  tester: (paint) =>
    box(200, 300, 240, 36, paint.dark) +
    each(2, (index) => box(226 + index * 170, 80, 18, 224, paint.light)) +
    box(206, 62, 228, 34, paint.body) +
    box(216, 170, 208, 26, paint.body) +
    box(306, 196, 28, 34, paint.dark) +
    box(312, 230, 16, 34, paint.mark, 2) +
    box(306, 264, 28, 38, paint.dark) +
    panel(470, 200, paint),
  furnace: (paint) =>
    box(170, 110, 270, 226, paint.body, 10) +
    box(200, 150, 210, 130, paint.dark, 8) +
    box(214, 164, 182, 102, '#f2b45a', 6) +
    each(4, (index) => box(228 + index * 42, 214, 28, 40, paint.mark, 3)) +
    each(3, (index) => line(230 + index * 60, 100, 240 + index * 60, 70, paint.light, 6)) +
    panel(470, 170, paint),
  sorter: (paint) =>
    `<polygon points="150,110 260,110 230,190 180,190" fill="${paint.body}"/>` +
    box(120, 230, 360, 22, paint.dark, 10) +
    each(9, (index) => disc(140 + index * 40, 222, 9, index === 5 ? paint.mark : paint.light)) +
    box(300, 120, 70, 70, paint.dark) +
    disc(335, 155, 22, paint.light) +
    line(335, 190, 335, 214, paint.mark, 5) +
    each(2, (index) => box(150 + index * 270, 252, 22, 84, paint.body)) +
    panel(500, 190, paint),
  knitter: (paint) =>
    box(220, 190, 200, 146, paint.body, 8) +
    disc(320, 180, 74, paint.dark) +
    disc(320, 180, 50, paint.wall) +
    each(16, (index) => {
      const angle = (index / 16) * 2 * Math.PI
      return disc(320 + 62 * Math.cos(angle), 180 + 62 * Math.sin(angle), 5, paint.light)
    }) +
    each(4, (index) => line(230 + index * 60, 60, 320, 180, paint.mark, 2)) +
    each(
      4,
      (index) =>
        `<polygon points="${212 + index * 60},92 ${248 + index * 60},92 ${230 + index * 60},44" fill="${paint.light}"/>`,
    ) +
    panel(450, 210, paint),
  press: (paint) =>
    box(150, 260, 320, 76, paint.body, 8) +
    box(170, 96, 280, 56, paint.body, 8) +
    each(2, (index) => box(186 + index * 232, 150, 16, 112, paint.light)) +
    each(4, (index) => box(222 + index * 52, 190, 26, 72, paint.mark, 12)) +
    each(
      3,
      (index) =>
        `<path d="M${250 + index * 60} 90 q12 -18 0 -36 q-12 -18 0 -30" fill="none" stroke="${paint.light}" stroke-width="6"/>`,
    ) +
    panel(490, 210, paint),
  chamber: (paint) =>
    box(150, 70, 340, 266, paint.body, 10) +
    box(180, 100, 200, 206, paint.light, 6) +
    each(3, (index) => line(190, 160 + index * 56, 370, 160 + index * 56, paint.dark, 4)) +
    each(6, (index) => box(200 + (index % 3) * 58, 130 + Math.floor(index / 3) * 56, 34, 26, paint.mark, 3)) +
    box(392, 190, 12, 60, paint.dark) +
    panel(410, 110, paint),
  wheel: (paint) =>
    box(150, 270, 340, 66, paint.dark, 8) +
    disc(320, 220, 92, paint.body) +
    disc(320, 220, 60, paint.light) +
    disc(320, 220, 14, paint.dark) +
    each(8, (index) => {
      const angle = (index / 8) * 2 * Math.PI
      return line(
        320 + 16 * Math.cos(angle),
        220 + 16 * Math.sin(angle),
        320 + 58 * Math.cos(angle),
        220 + 58 * Math.sin(angle),
        paint.body,
        4,
      )
    }) +
    box(290, 70, 60, 62, paint.mark, 6) +
    panel(510, 200, paint),
  table: (paint) =>
    `<polygon points="110,230 200,160 560,160 500,230" fill="${paint.light}"/>` +
    box(110, 230, 390, 30, paint.body) +
    each(2, (index) => box(130 + index * 330, 260, 24, 76, paint.dark)) +
    box(300, 96, 34, 124, paint.dark) +
    box(170, 110, 320, 20, paint.body) +
    line(317, 220, 400, 190, paint.mark, 4) +
    line(210, 205, 300, 200, paint.mark, 4) +
    panel(530, 210, paint),
  hall: (paint) =>
    `<polygon points="60,170 160,90 160,170 260,90 260,170 360,90 360,170 460,90 460,170 560,90 560,330 60,330" fill="${paint.body}"/>` +
    each(5, (index) => box(90 + index * 94, 200, 60, 44, paint.light)) +
    box(270, 260, 90, 70, paint.dark) +
    each(4, (index) => box(100 + index * 46, 290, 34, 40, paint.mark, 2)) +
    each(3, (index) => box(400 + index * 46, 280, 34, 50, paint.light, 2)),
  bench: (paint) =>
    box(90, 240, 460, 22, paint.body) +
    each(2, (index) => box(120 + index * 380, 262, 22, 74, paint.dark)) +
    box(150, 150, 80, 90, paint.dark, 6) +
    disc(190, 190, 28, paint.light) +
    line(190, 190, 206, 176, paint.mark, 4) +
    each(
      4,
      (index) =>
        `<path d="M${290 + index * 46} 170 v70 h28 v-70" fill="${index % 2 ? paint.light : paint.mark}"/>`,
    ) +
    box(480, 190, 50, 50, paint.light, 4),
}

/** A scene as SVG text, in the livery of the place. */
export function demoDrawing(scene: DemoScene, place: number): string {
  const paint = PAINTS[place % PAINTS.length] ?? PAINTS[0]
  if (!paint) throw new Error('there is no paint')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
    box(0, 0, WIDTH, HEIGHT, paint.wall, 0) +
    each(3, (index) => box(40 + index * 200, 30, 150, 90, '#ffffff88', 2)) +
    box(0, FLOOR, WIDTH, HEIGHT - FLOOR, paint.floor, 0) +
    each(4, (index) => line(index * 200 - 60, HEIGHT, index * 200, FLOOR, '#ffffff66', 3)) +
    SCENES[scene](paint) +
    '</svg>'
  )
}
