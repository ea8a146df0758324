import {
  hideServicePhotoSchema,
  moveTestServiceSchema,
  saveLabSchema,
  saveTestServiceSchema,
  showServicePhotosSchema,
} from '#app/contracts/test-services.ts'
import {
  enterResultsSchema,
  handOverSampleSchema,
  loseSampleSchema,
  reasonedActionSchema,
  receiveSamplesSchema,
  saveTestOrderSchema,
  startTestingSchema,
  testOrderActionSchema,
} from '#app/contracts/testing.ts'
import { acceptTestOrder } from '#app/use-cases/testing/accept-test-order.ts'
import { amendReport } from '#app/use-cases/testing/amend-report.ts'
import { approveReport } from '#app/use-cases/testing/approve-report.ts'
import { cancelTestOrder } from '#app/use-cases/testing/cancel-test-order.ts'
import { closeTestOrder } from '#app/use-cases/testing/close-test-order.ts'
import { enterResults } from '#app/use-cases/testing/enter-results.ts'
import { finishTesting } from '#app/use-cases/testing/finish-testing.ts'
import { handOverSample } from '#app/use-cases/testing/hand-over-sample.ts'
import { hideServicePhoto } from '#app/use-cases/testing/hide-service-photo.ts'
import { loseSample } from '#app/use-cases/testing/lose-sample.ts'
import { moveTestService } from '#app/use-cases/testing/move-test-service.ts'
import { receiveSamples } from '#app/use-cases/testing/receive-samples.ts'
import { rejectTestOrder } from '#app/use-cases/testing/reject-test-order.ts'
import { saveLab } from '#app/use-cases/testing/save-lab.ts'
import { saveTestOrder } from '#app/use-cases/testing/save-test-order.ts'
import { saveTestService } from '#app/use-cases/testing/save-test-service.ts'
import { sendBackResults } from '#app/use-cases/testing/send-back-results.ts'
import { showServicePhotos } from '#app/use-cases/testing/show-service-photos.ts'
import { startTesting } from '#app/use-cases/testing/start-testing.ts'
import { submitTestOrder } from '#app/use-cases/testing/submit-test-order.ts'
import { type Command, command } from './command.ts'

/** What is done to test orders. */
export const TESTING_COMMANDS = {
  acceptTestOrder: command(testOrderActionSchema, acceptTestOrder),
  amendReport: command(reasonedActionSchema, amendReport),
  approveReport: command(testOrderActionSchema, approveReport),
  cancelTestOrder: command(testOrderActionSchema, cancelTestOrder),
  closeTestOrder: command(testOrderActionSchema, closeTestOrder),
  enterResults: command(enterResultsSchema, enterResults),
  finishTesting: command(testOrderActionSchema, finishTesting),
  handOverSample: command(handOverSampleSchema, handOverSample),
  loseSample: command(loseSampleSchema, loseSample),
  receiveSamples: command(receiveSamplesSchema, receiveSamples),
  rejectTestOrder: command(reasonedActionSchema, rejectTestOrder),
  saveTestOrder: command(saveTestOrderSchema, saveTestOrder),
  sendBackResults: command(reasonedActionSchema, sendBackResults),
  startTesting: command(startTestingSchema, startTesting),
  submitTestOrder: command(testOrderActionSchema, submitTestOrder),
  saveTestService: command(saveTestServiceSchema, saveTestService),
  moveTestService: command(moveTestServiceSchema, moveTestService),
  showServicePhotos: command(showServicePhotosSchema, showServicePhotos),
  hideServicePhoto: command(hideServicePhotoSchema, hideServicePhoto),
  saveLab: command(saveLabSchema, saveLab),
} as const satisfies Record<string, Command>
