/** The button that asks for one row more, or for one less: a form that carries it comes back unjudged. */
export const ROW_FIELD = 'row'
export const ONE_MORE = 'add'
export const oneLess = (row: number) => `drop-${row}`
