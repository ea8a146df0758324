/** A page's title without the count of what is unread before it. */
export function plainTitle(title: string): string {
  return title.replace(/^\(\d+\+?\) /, '')
}

/** `count`: as it is shown, such as 3 or 99+; null: nothing is unread. */
export function titleWithUnread(title: string, count: string | null): string {
  return count === null ? plainTitle(title) : `(${count}) ${plainTitle(title)}`
}
