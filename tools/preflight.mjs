import{}from"node:fs"
