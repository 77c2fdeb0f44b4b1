import { os, type EngineContext, type Upload } from '../context'
import { fail } from '../fail'
import {
  acceptProposals,
  answerFile,
  commitDrop,
  discardDrop,
  pendingDrops,
  reviewDrop,
  stageUploads,
} from '../import/drops'
import { answerTogether } from '../import/answerTogether'
import { readImports } from '../import/listImports'
import { listRejects } from '../import/listRejects'
import { withProgress } from '../import/progress'
import { undoImport } from '../import/undoImport'

/** Imports: stage, review, answer, commit, undo. */
export function importsHandlers(context: EngineContext) {
  return {
    stage: os.imports.stage.handler(async function* ({ input, signal }) {
      const uploads = input.uploads.map((id) => uploadOf(context, id))
      yield* withProgress((report) => stageUploads(context, input.dropId, uploads, signal, report))
    }),
    review: os.imports.review.handler(({ input }) => reviewDrop(context, input.dropId)),
    pending: os.imports.pending.handler(() => pendingDrops(context)),
    answer: os.imports.answer.handler(({ input }) => answerFile(context, input.dropId, input)),
    answerMany: os.imports.answerMany.handler(({ input }) => answerTogether(context, input)),
    acceptProposals: os.imports.acceptProposals.handler(({ input }) => acceptProposals(context, input.dropId)),
    rejects: os.imports.rejects.handler(({ input }) => listRejects(context, input)),
    commit: os.imports.commit.handler(async function* ({ input, signal }) {
      yield* withProgress((report) => commitDrop(context, input.dropId, signal, report))
    }),
    discard: os.imports.discard.handler(async ({ input }) => {
      await discardDrop(context, input.dropId)
      return {}
    }),
    list: os.imports.list.handler(() => context.workspace().database.read((session) => readImports(session))),
    undo: os.imports.undo.handler(({ input }) => undoImport(context.workspace().database, input.importId)),
  }
}

function uploadOf(context: EngineContext, id: string): Upload {
  const upload = context.uploads.get(id)
  if (upload === undefined) throw fail('NOT_FOUND', { what: 'upload' })
  return upload
}
