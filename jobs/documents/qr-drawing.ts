import QRCode from 'qrcode'

interface Place {
  readonly left: number
  readonly top: number
  /** Of the whole square, in points. */
  readonly side: number
}

/** Draws a QR code of a text as squares: a drawing stays sharp at any size. */
export function drawQrCode(document: PDFKit.PDFDocument, text: string, { left, top, side }: Place): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const step = side / modules.size
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) document.rect(left + column * step, top + row * step, step, step)
    }
  }
  document.fill('#000000')
}
