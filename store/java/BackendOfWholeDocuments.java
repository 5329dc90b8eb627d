import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;

/**
 * In memory, with documents that are read as they were at one time, as MongoDB's are. The library changes them in place
 * while another's answer, of the same documents, is still being written.
 */
public class BackendOfWholeDocuments extends MemoryBackend {
  @Override
  public synchronized Document handleMessage(MongoMessage message) {
    return super.handleMessage(message).cloneDeeply();
  }
}
