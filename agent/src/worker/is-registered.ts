/**
 * Whether LiveKit knows this worker now.
 * @param health the framework's own address, which answers with success only while it does.
 */
export async function isRegistered(health: string): Promise<boolean> {
  try {
    const response = await fetch(health)
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
