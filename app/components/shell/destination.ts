/** A page of the menu. */
export interface Destination {
  to: string
  label: string
}
