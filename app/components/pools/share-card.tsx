import { useState } from 'react'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'

const SIDE = 1080

/** How a pool is passed on: the square picture with its code to press and hold, the link, the printed poster. */
export function ShareCard({ poolId, title }: { poolId: string; title: string }) {
  const text = useText()
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(`${window.location.origin}${paths.pool(poolId)}`)
    setIsCopied(true)
  }
  return (
    <Card title={text.pools.share}>
      <img
        src={paths.posterPng(poolId)}
        alt={text.pools.shareAlt(title)}
        width={SIDE}
        height={SIDE}
        loading="lazy"
        className="h-auto w-full rounded-control border border-line"
      />
      <p className="mt-2 text-xs text-ink-faint">{text.pools.shareHint}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={() => void copy()}>
          <span aria-live="polite">{isCopied ? text.common.copied : text.pools.copyLink}</span>
        </Button>
        <LinkButton to={paths.poster(poolId)} size="small">
          {text.pools.poster}
        </LinkButton>
      </div>
    </Card>
  )
}
