import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;

/**
 * Data in a file, written there before the answer where the client asks for the journal (j: true), as MongoDB does. The
 * library itself writes once a second, so that whoever does not ask loses what was acknowledged when the server is
 * killed.
 */
public class BackendWithJournal extends H2Backend {
  public BackendWithJournal(String file) {
    super(file);
    getMvStore().setAutoCommitDelay(0);
  }

  /** One after the other: what is written to the file is never half of another's change. */
  @Override
  public synchronized Document handleMessage(MongoMessage message) {
    Document answer = super.handleMessage(message);
    Object concern = message.getDocument().get("writeConcern");
    if (concern instanceof Document asked && Boolean.TRUE.equals(asked.get("j"))) commit();
    return answer;
  }
}
