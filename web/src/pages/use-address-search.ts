import { useSearchParams } from 'wouter'

export interface AddressSearch {
  readonly search: URLSearchParams
  /** Changes parts of the address in place, so that one step back leaves the page; an empty value takes it out. */
  readonly change: (values: Readonly<Record<string, string>>) => void
}

/** What a page shows is part of its address: links, a reload and going back keep it. */
export function useAddressSearch(): AddressSearch {
  const [search, setSearch] = useSearchParams()
  const change = (values: Readonly<Record<string, string>>) =>
    setSearch(
      (current) => {
        const next = new URLSearchParams(current)
        for (const [key, value] of Object.entries(values)) {
          if (value) next.set(key, value)
          else next.delete(key)
        }
        return next
      },
      { replace: true },
    )
  return { search, change }
}
