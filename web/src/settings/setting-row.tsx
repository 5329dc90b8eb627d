import type { ReactNode } from 'react'

/** A titled group of settings: what it is about at the left, the settings at the right. */
export function SettingGroup(props: { id: string; title: string; words?: ReactNode; children: ReactNode }) {
  return (
    <section className="setting-group" aria-labelledby={props.id}>
      <div>
        <h2 id={props.id}>{props.title}</h2>
        {props.words && <p className="small quiet setting-words">{props.words}</p>}
      </div>
      <div>{props.children}</div>
    </section>
  )
}

/** One setting: its name (which labels the control by `id`), what it does, and the control. */
export function SettingRow(props: { id?: string; name: string; words?: ReactNode; children: ReactNode }) {
  return (
    <div className="setting">
      <div>
        <h3 id={props.id}>{props.name}</h3>
        {props.words && <p>{props.words}</p>}
      </div>
      {props.children}
    </div>
  )
}

export function Switch(props: {
  id: string
  name: string
  words: string
  on: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <SettingRow id={props.id} name={props.name} words={props.words}>
      <button
        type="button"
        className="switch"
        role="switch"
        aria-checked={props.on}
        aria-labelledby={props.id}
        onClick={() => props.onChange(!props.on)}
      />
    </SettingRow>
  )
}

export function Choice<Value extends string>(props: {
  id: string
  name: string
  words?: ReactNode
  value: Value
  options: readonly (readonly [value: Value, label: string])[]
  onChange: (value: Value) => void
}) {
  return (
    <SettingRow id={props.id} name={props.name} words={props.words}>
      <select
        className="field"
        aria-labelledby={props.id}
        value={props.value}
        onChange={(event) => {
          const chosen = props.options.find(([value]) => value === event.target.value)
          if (chosen) props.onChange(chosen[0])
        }}
      >
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </SettingRow>
  )
}

export function Slider(props: {
  id: string
  name: string
  words?: ReactNode
  value: number
  range: readonly [least: number, most: number, step: number]
  shown: string
  onChange: (value: number) => void
}) {
  const [min, max, step] = props.range
  return (
    <SettingRow id={props.id} name={props.name} words={props.words}>
      <span className="slider">
        <input
          type="range"
          min={min}
          max={max}
          step={step}
          aria-labelledby={props.id}
          aria-valuetext={props.shown}
          value={props.value}
          onChange={(event) => props.onChange(Number(event.target.value))}
        />
        <output className="number">{props.shown}</output>
      </span>
    </SettingRow>
  )
}
