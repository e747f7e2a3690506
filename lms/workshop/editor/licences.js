// The licences of what the built editor holds, gathered beside it: whoever gets the file gets them too.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"

const HERE = new URL("node_modules/", import.meta.url)
const LOCK = JSON.parse(readFileSync(new URL("package-lock.json", import.meta.url), "utf8"))

const parts = Object.entries(LOCK.packages)
  .filter(([path, one]) => path && !one.dev && !one.optional)
  .map(([path, one]) => {
    const folder = new URL(`${path.replace("node_modules/", "")}/`, HERE)
    const names = existsSync(folder) ? readdirSync(folder) : []
    const file = names.find((name) => /^licen[cs]e/i.test(name))
    if (!file) throw new Error(`${path} comes without its licence`)
    return `${path.replace("node_modules/", "")} ${one.version} (${one.license})\n\n${readFileSync(new URL(file, folder), "utf8").trim()}\n`
  })

writeFileSync(new URL("../../static/built/editor-licences.txt", import.meta.url), parts.join("\n----\n\n"))
