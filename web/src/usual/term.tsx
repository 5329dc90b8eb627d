import { type ReactNode, useId, useState } from 'react'

/** A plain word whose term in the field is one tap, or one key, away. */
export function Term({ name, children }: { name: string; children: ReactNode }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="term"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen((shown) => !shown)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false)
        }}
      >
        {name}
      </button>
      <span id={id} className="term-words small" hidden={!open}>
        {children}
      </span>
    </>
  )
}
