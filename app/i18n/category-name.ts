import type { Text } from './text.ts'

/** A category's name in the reader's language. */
export function categoryName(category: { nameZh: string; nameEn: string }, text: Text): string {
  return text.locale === 'zh' ? category.nameZh : category.nameEn
}
