import { fenOf, type TypedForm } from './parse-form.ts'

/** Rows come as two lists side by side; a row that is empty does not count. */
export function tiersOf(form: TypedForm): { fromQuantity: number; unitPriceFen: string | undefined }[] {
  const prices = form.all('unitPriceYuan')
  return form.all('fromQuantity').flatMap((typed, index) => {
    const price = prices[index] ?? ''
    if (typed.trim() === '' && price.trim() === '') return []
    const quantity = typed.normalize('NFKC').trim()
    return [
      { fromQuantity: /^\d+$/.test(quantity) ? Number(quantity) : Number.NaN, unitPriceFen: fenOf(price) },
    ]
  })
}
