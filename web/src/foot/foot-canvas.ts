import { FIELD_HEIGHT, FIELD_WIDTH, PressureField } from './field.ts'
import { FOOT_HEIGHT, FOOT_WIDTH, INSOLE_SHAPE, MARGIN_X, MARGIN_Y, REGION_SHAPES } from './shapes.ts'

/** How strongly the insole shows between and around the regions. */
const AROUND = 0.34

/** Draws pressure matrices as a foot: the interpolated field, cut to the print, the insole faint around it. */
export class FootCanvas {
  readonly #canvas: HTMLCanvasElement
  readonly #mirrored: boolean
  readonly #picture = document.createElement('canvas')
  readonly #print = new Path2D(Object.values(REGION_SHAPES).join(''))
  readonly #insole = new Path2D(INSOLE_SHAPE)
  #field: PressureField | null = null
  #painted = false

  constructor(canvas: HTMLCanvasElement, mirrored: boolean) {
    this.#canvas = canvas
    this.#mirrored = mirrored
    this.#picture.width = FIELD_WIDTH
    this.#picture.height = FIELD_HEIGHT
    this.resize()
  }

  resize(): void {
    const scale = Math.min(2, window.devicePixelRatio || 1)
    this.#canvas.width = Math.max(1, Math.round(this.#canvas.clientWidth * scale))
    this.#canvas.height = Math.max(1, Math.round(this.#canvas.clientHeight * scale))
    if (this.#painted) this.#draw()
  }

  /** @param matrix rows × columns of relative pressure 0–100, −1 where there is no sensor. */
  paint(matrix: readonly (readonly number[])[]): void {
    const columns = matrix[0]?.length ?? 0
    if (this.#field?.rows !== matrix.length || this.#field.columns !== columns) {
      this.#field = new PressureField(matrix.length, columns)
    }
    this.#field.paint(matrix)
    const image = new ImageData(this.#field.pixels, FIELD_WIDTH, FIELD_HEIGHT)
    this.#picture.getContext('2d')?.putImageData(image, 0, 0)
    this.#painted = true
    this.#draw()
  }

  #draw(): void {
    const context = this.#canvas.getContext('2d')
    if (!context) return
    const { width, height } = this.#canvas
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, width, height)
    context.scale(width / (FOOT_WIDTH + 2 * MARGIN_X), height / (FOOT_HEIGHT + 2 * MARGIN_Y))
    context.translate(MARGIN_X, MARGIN_Y)
    if (this.#mirrored) {
      context.translate(FOOT_WIDTH, 0)
      context.scale(-1, 1)
    }
    context.imageSmoothingEnabled = true
    context.imageSmoothingQuality = 'low'
    // The faint surroundings are stretched to the insole's edge; the print lies exactly over its cells.
    this.#fill(context, this.#insole, AROUND, 1)
    this.#fill(context, this.#print, 1, 0)
  }

  #fill(context: CanvasRenderingContext2D, shape: Path2D, alpha: number, outset: 0 | 1): void {
    context.save()
    context.globalAlpha = alpha
    context.clip(shape)
    const [left, top] = [outset * MARGIN_X, outset * MARGIN_Y]
    context.drawImage(this.#picture, -left, -top, FOOT_WIDTH + 2 * left, FOOT_HEIGHT + 2 * top)
    context.restore()
  }
}
