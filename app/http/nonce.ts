import { createContext, useContext } from 'react'

/** The server's answer is drawn with it; in the browser there is none, and none is needed. */
export const NonceContext = createContext<string | undefined>(undefined)

export function useNonce(): string | undefined {
  return useContext(NonceContext)
}
