const coach = document.querySelector('kinetra-coach')
const show = (id, text) => {
  document.getElementById(id).textContent = text
}

coach.addEventListener('kinetra-seek-to', ({ detail }) => {
  const { timeMs } = detail.request
  show('position', `${Math.round(timeMs / 1000)} s`)
  // From now on "here" means this moment.
  coach.setAttribute('time-ms', String(timeMs))
  detail.respondWith('The page shows that moment.')
})

coach.addEventListener('kinetra-show-region', ({ detail }) => {
  const { region } = detail.request
  show('region', region)
  coach.setAttribute('region', region)
  detail.respondWith(`The page shows ${region}.`)
})
