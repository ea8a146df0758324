import QRCode from 'qrcode'
import type { QrDrawing } from '#app/contracts/views/testing.ts'

/** A QR code of a text as one SVG path in units of its modules: sharp at any size, no picture to load. */
export function drawQr(text: string): QrDrawing {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) =>
      modules.get(row, column) ? `M${column} ${row}h1v1h-1z` : '',
    ).join(''),
  )
  return { size, path: rows.join('') }
}
