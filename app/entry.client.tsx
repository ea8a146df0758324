import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { provideText, type Text } from './i18n/text.ts'

/** The page's own language and no other is sent to a browser. */
function loadText(): Promise<Text> {
  return document.documentElement.lang.startsWith('en')
    ? import('./i18n/en/text.ts').then(({ en }) => en)
    : import('./i18n/zh/text.ts').then(({ zh }) => zh)
}

void loadText().then((text) => {
  provideText(text)
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    )
  })
})
