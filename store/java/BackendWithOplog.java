import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.Collection;
import java.util.List;

/** In memory, with change streams that are MongoDB's where the library's differ. */
public class BackendWithOplog extends BackendOfWholeDocuments {
  /** MongoDB answers a follower that has nothing to read after a second; what else comes waits behind it here. */
  private static final int PATIENCE_MS = 20;

  @Override
  public Document handleMessage(MongoMessage message) {
    Document answer = super.handleMessage(message);
    boolean isAskingForMore = message.getDocument().containsKey("getMore");
    if (!isAskingForMore || !(answer.get("cursor") instanceof Document cursor)) return answer;
    if (!(cursor.get("nextBatch") instanceof Collection<?> batch) || !batch.isEmpty()) return answer;
    try {
      Thread.sleep(PATIENCE_MS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return super.handleMessage(message);
  }

  @Override
  protected Oplog createOplog() {
    return new NamedUpdates(super.createOplog());
  }

  /** The library's change of a document does not say which document it was. */
  private record NamedUpdates(Oplog oplog) implements Oplog {
    @Override
    public void handleUpdate(String namespace, Document selector, Document update, List<Object> ids) {
      for (Object id : ids) {
        Document named = new Document(update).append("_id", id);
        oplog.handleUpdate(namespace, selector, named, List.of(id));
      }
    }

    @Override
    public void handleInsert(String namespace, List<Document> documents) {
      oplog.handleInsert(namespace, documents);
    }

    @Override
    public void handleDelete(String namespace, Document query, List<Object> ids) {
      oplog.handleDelete(namespace, query, ids);
    }

    @Override
    public void handleDropCollection(String namespace) {
      oplog.handleDropCollection(namespace);
    }

    @Override
    public Cursor createCursor(Document stream, String namespace, Aggregation aggregation) {
      return oplog.createCursor(stream, namespace, aggregation);
    }
  }
}
