import './ui/tokens.css'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { startI18n } from './i18n/index.ts'
import { followAddress, readAddress } from './state/address.ts'

startI18n(readAddress().language)
followAddress()
createRoot(document.getElementById('root')!).render(<App />)
