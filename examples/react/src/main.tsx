import { createRoot } from 'react-dom/client'
import { TrainingLog } from './training-log.tsx'

const root = document.getElementById('root')
if (root) createRoot(root).render(<TrainingLog />)
