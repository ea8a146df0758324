import { useRef } from 'react'

/** A figure that glows once whenever it changes, and not when the page has just been loaded. */
export function Glowing({ children }: { children: string }) {
  const loaded = useRef(children)
  return (
    <span key={children} className={children === loaded.current ? undefined : 'glow-once rounded'}>
      {children}
    </span>
  )
}
