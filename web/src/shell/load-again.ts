/**
 * The page's last script, which runs once the page has begun or could not be loaded, be it that one file of many was
 * refused for a moment. Then the page is asked for once more; if that is in vain, it says so itself (index.html).
 */
const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
const hasBegun = 'begun' in document.documentElement.dataset
if (!hasBegun && visit?.type !== 'reload') window.location.reload()
